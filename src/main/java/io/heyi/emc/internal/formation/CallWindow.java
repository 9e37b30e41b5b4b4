package io.heyi.emc.internal.formation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The times of one round of a call.
 *
 * @param questionsUntil end of the questions, before the deadline
 * @param deadline end of commitments
 */
record CallWindow(Instant questionsUntil, Instant deadline) {

    /** Questions end by the policy's days before the deadline; a window that is too short for that takes them for half of its time. */
    static CallWindow of(Instant start, Instant deadline, FormationPolicy policy) {
        var half = start.plus(Duration.between(start, deadline).dividedBy(2)).truncatedTo(ChronoUnit.MILLIS);
        var usual = deadline.minus(Duration.ofDays(policy.questionDaysBefore()));
        return new CallWindow(usual.isAfter(half) ? usual : half, deadline);
    }
}
