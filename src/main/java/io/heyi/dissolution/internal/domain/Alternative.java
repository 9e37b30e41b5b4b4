package io.heyi.dissolution.internal.domain;

import java.time.Instant;

/**
 * Something that may come in place of dissolution.
 *
 * @param id {@code A1}, {@code A2} … within the case
 * @param target micro-enterprise or platform that would take it; empty for a new owner
 * @param answer of whoever would take it; null before one, and where nobody is asked
 */
public record Alternative(String id, Kind kind, String target, String targetName, String text, String person, Instant at, Answer answer) {

    /** What may be proposed (domain.md P6, D1). */
    public enum Kind {
        NEW_OWNER, MERGER, SALE;

        /** Whether somebody must agree to take it. */
        public boolean needsTaker() {
            return this != NEW_OWNER;
        }
    }

    public record Answer(boolean agreed, String reason, String person, Instant at) {}

    /** Whether everybody concerned has agreed, so that it can be decided on. */
    public boolean isPossible() {
        return !kind.needsTaker() || answer != null && answer.agreed();
    }

    public boolean isDeclined() {
        return answer != null && !answer.agreed();
    }

    Alternative answered(Answer by) {
        return new Alternative(id, kind, target, targetName, text, person, at, by);
    }
}
