package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody decided about a proposal.
 *
 * @param round the round of rework in which it was taken, 0 for the first
 */
public record Decision(Step step, int round, Username by, String outcome, Optional<String> reason, Instant at) {

    /** Single-person decisions; votes, pledges and signatures have places of their own. */
    public enum Step { SPONSORSHIP, REWORK, SCALE_DOWN }
}
