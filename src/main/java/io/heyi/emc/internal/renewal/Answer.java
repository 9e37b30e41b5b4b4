package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import java.time.Instant;

/**
 * A member's word on the proposal of a round.
 *
 * @param session Keycloak session, kept with the confirmation
 * @param termsHash of the terms that the person saw
 * @param reason what was said with it; empty for nothing
 */
public record Answer(int round, ActorId actor, Kind kind, String person, String session, String termsHash, String reason, Instant at) {

    public Answer {
        reason = reason == null ? "" : reason;
    }

    public enum Kind {
        CONFIRM("confirm"), OBJECT("object"), LEAVE("leave");

        private final String outcome;

        Kind(String outcome) {
            this.outcome = outcome;
        }

        /** Outcome of the task. */
        public String outcome() {
            return outcome;
        }

        /** @throws IllegalArgumentException for another outcome */
        public static Kind of(String outcome) {
            for (var kind : values()) {
                if (kind.outcome.equals(outcome)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(outcome);
        }
    }
}
