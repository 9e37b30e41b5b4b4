/** Metric facts, their freezing, attainment, star ratings and underperformance counters (domain.md P3, P4, §3a). */
@org.springframework.modulith.ApplicationModule(displayName = "Performance",
        allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox", "microenterprise", "tender", "emc"})
package io.heyi.performance;
