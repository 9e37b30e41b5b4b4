package io.heyi.microenterprise.internal.election;

import java.util.List;

/**
 * The count of a ballot as the election takes it.
 *
 * @param chosen key of the chosen option; null for none
 * @param cast votes cast
 * @param votes by option, most first
 */
public record Counted(Outcome outcome, String chosen, int cast, List<Round.Votes> votes) {

    /** As the ballot says it. */
    public enum Outcome { CHOSEN, TIE, NO_QUORUM, NO_MAJORITY }

    public Counted {
        votes = List.copyOf(votes);
    }
}
