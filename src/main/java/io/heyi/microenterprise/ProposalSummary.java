package io.heyi.microenterprise;

import java.math.BigDecimal;
import java.time.Instant;

/** A row of the list of proposals. */
public record ProposalSummary(ProposalId id, String name, String platform, MicroenterpriseKind kind, ProposalStatus status, String proposer,
                              String userScenario, BigDecimal fundingAsked, String currency, Instant changedAt) {}
