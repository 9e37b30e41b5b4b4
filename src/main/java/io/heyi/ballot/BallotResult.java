package io.heyi.ballot;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The count of a ballot.
 *
 * @param seats on the roll
 * @param votes cast
 * @param quorum votes without which nothing is decided
 * @param needed votes that an option needed
 * @param counts of every option, in the order of the paper
 */
public record BallotResult(int seats, int votes, int quorum, int needed, List<Count> counts, Outcome outcome) {

    public BallotResult {
        counts = List.copyOf(counts);
    }

    public record Count(Option option, int votes) {}

    /** What the numbers mean. */
    public sealed interface Outcome {

        /** The same as one word, for variables and the API. */
        Kind kind();

        /** One option has what it needs. */
        record Chosen(Option option) implements Outcome {
            @Override
            public Kind kind() {
                return Kind.CHOSEN;
            }
        }

        /** Several options share the first place. */
        record Tie(List<Option> options) implements Outcome {
            @Override
            public Kind kind() {
                return Kind.TIE;
            }
        }

        /** Too few have voted. */
        record NoQuorum() implements Outcome {
            @Override
            public Kind kind() {
                return Kind.NO_QUORUM;
            }
        }

        /** One option is first but has not what it needs. */
        record NoMajority() implements Outcome {
            @Override
            public Kind kind() {
                return Kind.NO_MAJORITY;
            }
        }

        enum Kind { CHOSEN, TIE, NO_QUORUM, NO_MAJORITY }
    }

    /**
     * Counts by the rule.
     *
     * @param votes by option id; an option without votes may be left out
     */
    public static BallotResult of(CountingRule rule, int seats, List<Option> options, Map<String, Integer> votes) {
        var counts = options.stream().map(option -> new Count(option, votes.getOrDefault(option.id(), 0))).toList();
        var cast = counts.stream().mapToInt(Count::votes).sum();
        var quorum = rule.votesForQuorum(seats);
        var needed = rule.needed().votes(seats, cast);
        return new BallotResult(seats, cast, quorum, needed, counts, outcome(counts, cast, quorum, needed));
    }

    private static Outcome outcome(List<Count> counts, int cast, int quorum, int needed) {
        if (cast < quorum) {
            return new Outcome.NoQuorum();
        }
        var most = counts.stream().mapToInt(Count::votes).max().orElseThrow();
        var first = counts.stream().filter(count -> count.votes() == most).map(Count::option).toList();
        if (first.size() > 1) {
            return new Outcome.Tie(first);
        }
        return most >= needed ? new Outcome.Chosen(first.getFirst()) : new Outcome.NoMajority();
    }

    /** Seats that have not voted. */
    public int missing() {
        return seats - votes;
    }

    /** Counts with the most votes first; equal ones in the order of the paper. */
    public List<Count> ranked() {
        return counts.stream().sorted(Comparator.comparingInt(Count::votes).reversed()).toList();
    }

    /** The first two for a run-off (domain.md P5), and whoever has as many votes as the second: none of them is left out by chance. */
    public List<Option> runOff() {
        var second = ranked().get(1).votes();
        return ranked().stream().filter(count -> count.votes() >= second).map(Count::option).toList();
    }
}
