/** The dissolution case: freeze, alternatives, notices, settlement and the way of the people to their next place (domain.md P6). */
@org.springframework.modulith.ApplicationModule(displayName = "Dissolution",
        allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox", "interest", "ledger", "microenterprise", "emc", "performance", "ballot", "tender",
                "replacement", "talent"})
package io.heyi.dissolution;
