/** Proposals, founding, owner elections, and the record and life-cycle state of micro-enterprises (domain.md P1, P5). */
@org.springframework.modulith.ApplicationModule(displayName = "Micro-enterprise",
        allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox", "interest", "ledger", "ballot"})
package io.heyi.microenterprise;
