/** The underperformer case: evidence, answer, cure, the members' vote and what follows from it (domain.md P4). */
@org.springframework.modulith.ApplicationModule(displayName = "Replacement",
        allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox", "microenterprise", "emc", "performance", "ballot", "tender", "interest"})
package io.heyi.replacement;
