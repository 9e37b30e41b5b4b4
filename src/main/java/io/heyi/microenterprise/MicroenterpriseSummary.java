package io.heyi.microenterprise;

import java.time.Instant;

/** A row of the directory. */
public record MicroenterpriseSummary(String code, String name, MicroenterpriseState state, String platform, MicroenterpriseKind kind, String owner,
                                     String userScenario, int members, Instant foundedAt) {}
