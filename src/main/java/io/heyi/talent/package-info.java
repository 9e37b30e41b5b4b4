/** People, their skills and pay; the talent pool with stays, offers and wages; openings and how people and places find each other (domain.md P6, issue 5). */
@org.springframework.modulith.ApplicationModule(displayName = "Talent",
        allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox", "interest", "ledger", "microenterprise", "performance"})
package io.heyi.talent;
