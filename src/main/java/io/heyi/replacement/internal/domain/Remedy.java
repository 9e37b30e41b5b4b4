package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the members do where nobody was found for the part (domain.md P4, D4).
 *
 * @param proposers who was asked to propose a cover, the last one is asked now
 * @param noCover reason of who said that there is none; null otherwise
 * @param voting null before the ballot
 */
public record Remedy(int round, List<Hearing.Judge> proposers, String noCover, Vote voting) {

    public Remedy {
        proposers = List.copyOf(proposers);
    }

    /** What stands on the paper; STAY leaves the part with who holds it. */
    public enum Choice {
        STAY("stay"), COVER("cover"), SHRINK("shrink"), END("end");

        private final String id;

        Choice(String id) {
            this.id = id;
        }

        /** Option on the ballot paper and value of the process variable. */
        public String id() {
            return id;
        }

        public static Optional<Choice> of(String id) {
            return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
        }
    }

    /**
     * @param ballot code; null where nobody could be asked
     * @param options on the paper
     * @param unasked as in {@link Voting}
     * @param result null before the count
     */
    public record Vote(String ballot, Instant endsAt, List<ActorId> voters, List<ActorId> leftOut, List<Choice> options, String unasked, Result result) {

        public Vote {
            voters = List.copyOf(voters);
            leftOut = List.copyOf(leftOut);
            options = List.copyOf(options);
        }
    }

    /** @param word CHOSEN, TIE, NO_QUORUM, NO_MAJORITY, NOBODY, TOO_FEW, ONE_ALONE, CALLED_OFF, or ONLY_WAY where nothing else was possible */
    public record Result(String word, Choice choice, int seats, int votes, int needed, Instant at) {}

    static Remedy begin(int round) {
        return new Remedy(round, List.of(), null, null);
    }

    Remedy asking(Hearing.Judge next) {
        var all = new ArrayList<>(proposers);
        all.add(next);
        return new Remedy(round, all, noCover, voting);
    }

    Remedy withoutCover(String reason) {
        return new Remedy(round, proposers, reason, voting);
    }

    Remedy opened(Vote vote) {
        return new Remedy(round, proposers, noCover, vote);
    }

    Remedy counted(Result result) {
        return new Remedy(round, proposers, noCover, new Vote(voting.ballot(), voting.endsAt(), voting.voters(), voting.leftOut(), voting.options(), voting.unasked(), result));
    }

    /** @param group that the task was offered to */
    boolean waitsFor(String group) {
        return voting == null && noCover == null && !proposers.isEmpty() && proposers.getLast().group().equals(group);
    }
}
