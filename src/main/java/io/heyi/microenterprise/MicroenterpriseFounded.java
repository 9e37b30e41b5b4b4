package io.heyi.microenterprise;

import java.time.Instant;

/** Fact: a micro-enterprise has been announced; published for other modules. */
public record MicroenterpriseFounded(String code, ProposalId proposalId, String platform, Instant at) {}
