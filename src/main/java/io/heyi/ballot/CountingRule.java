package io.heyi.ballot;

import io.heyi.shared.Fraction;
import java.util.Objects;

/**
 * When an option is chosen; fixed at opening.
 *
 * @param needed what the option with the most votes needs
 * @param quorum share of the roll that must have voted, rounded up
 */
public record CountingRule(Threshold needed, Fraction quorum) {

    public CountingRule {
        Objects.requireNonNull(needed, "needed");
        Objects.requireNonNull(quorum, "quorum");
    }

    /** The share of the whole roll, e.g. two thirds of the remaining members (domain.md P4); who is silent counts against. */
    public static CountingRule ofTheRoll(Fraction needed) {
        return new CountingRule(Threshold.atLeast(needed, Threshold.Base.ROLL), needed);
    }

    /** More than half of the votes cast, with a quorum (domain.md P5). */
    public static CountingRule majority(Fraction quorum) {
        return new CountingRule(Threshold.moreThan(new Fraction(1, 2), Threshold.Base.VOTES_CAST), quorum);
    }

    /** Votes without which nothing is decided. */
    public int votesForQuorum(int seats) {
        return quorum.ceilingOf(seats);
    }
}
