package io.heyi.microenterprise.internal.election;

import java.time.Instant;
import java.util.List;

/**
 * One ballot of an election.
 *
 * @param options keys of candidates and {@link #NOBODY}; for a recall {@link #RECALL} and {@link #KEEP}
 * @param outcome CHOSEN, TIE, NO_QUORUM or NO_MAJORITY; null until it is counted
 * @param chosen key of the chosen option; null for none
 * @param votes by option, most first; empty until it is counted
 */
public record Round(Kind kind, String ballot, List<String> options, Instant endsAt, String outcome, String chosen, List<Votes> votes) {

    /** Option of every election: none of the candidates, or the present owner stays. */
    public static final String NOBODY = "nobody";
    public static final String RECALL = "recall";
    public static final String KEEP = "keep";

    public enum Kind { RECALL, FIRST, SECOND, RUN_OFF }

    public record Votes(String option, int votes) {}

    public Round {
        options = List.copyOf(options);
        votes = List.copyOf(votes);
    }

    public boolean isCounted() {
        return outcome != null;
    }
}
