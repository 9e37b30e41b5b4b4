/** Ecosystem micro-communities: their calls, contracts, versions, signatures, monthly renewal and sharing (domain.md §2, P2, P3). */
@org.springframework.modulith.ApplicationModule(displayName = "EMC",
        allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox", "interest", "ledger", "microenterprise", "tender"})
package io.heyi.emc;
