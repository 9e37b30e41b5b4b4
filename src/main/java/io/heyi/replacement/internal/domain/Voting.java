package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The members' vote (domain.md P4, D3).
 *
 * @param ballot code of the ballot; null where nobody could be asked
 * @param voters on the roll
 * @param leftOut members none of whose people is without an interest
 * @param condition code of the contract's condition that a replacement would cite; null for a ballot from before it was named
 * @param reducedTo share of the pool in percent that "reduce" stands for; null where the subject has no share
 * @param unasked why nobody could be asked: NOBODY, TOO_FEW or ONE_ALONE; null where there is a ballot, and for a vote of before it was named
 * @param result null before the count
 */
public record Voting(String ballot, Instant endsAt, List<ActorId> voters, List<ActorId> leftOut, BigDecimal reducedTo, String condition, String unasked, Result result) {

    public Voting {
        voters = List.copyOf(voters);
        leftOut = List.copyOf(leftOut);
    }

    /** @param word CHOSEN, TIE, NO_QUORUM, NO_MAJORITY, or NOBODY, TOO_FEW and ONE_ALONE where no one or too few could vote, or one could have decided alone */
    public record Result(String word, Decision decision, int seats, int votes, int needed, Instant at) {}

    Voting counted(Result outcome) {
        return new Voting(ballot, endsAt, voters, leftOut, reducedTo, condition, unasked, outcome);
    }
}
