package io.heyi.dissolution.internal.domain;

import java.time.Instant;

/**
 * A secret ballot of the members.
 *
 * @param ballot code; null where too few could vote
 * @param seats on the roll
 * @param result null while it runs
 */
public record Vote(Kind kind, String ballot, int seats, Instant endsAt, Result result) {

    /** On what: the members' own motion, which alternative, or a merger that the platform has chosen. */
    public enum Kind { MOTION, ALTERNATIVES, CONSENT }

    /** @param word CHOSEN, TIE, NO_QUORUM, NO_MAJORITY, TOO_FEW or CALLED_OFF; @param option that was chosen; null for none */
    public record Result(String word, String option, int votes, int needed, Instant at) {}

    Vote counted(Result by) {
        return new Vote(kind, ballot, seats, endsAt, by);
    }
}
