package io.heyi.tender.internal.domain;

import io.heyi.tender.PartyId;
import java.time.Instant;

/**
 * How a tender was decided.
 *
 * @param winner null for no award
 * @param reason the decider's words, or the code {@code noBids} or {@code noEligible} when the process decided
 * @param deviates whether somebody ranked better did not get it
 */
public record Decision(PartyId winner, String reason, boolean deviates, String by, Instant at) {}
