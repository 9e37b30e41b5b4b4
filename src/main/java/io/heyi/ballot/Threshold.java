package io.heyi.ballot;

import io.heyi.shared.Fraction;
import java.util.Objects;

/**
 * How many votes an option needs; exact fractions, rounded up (domain.md §3a, E13).
 *
 * @param exceeding whether the share must be exceeded (a majority is more than half) or only reached (two thirds)
 */
public record Threshold(Fraction share, Base base, boolean exceeding) {

    /** Of what the share is taken. */
    public enum Base { ROLL, VOTES_CAST }

    /** @throws IllegalArgumentException where more than all would be needed */
    public Threshold {
        Objects.requireNonNull(share, "share");
        Objects.requireNonNull(base, "base");
        if (exceeding && share.numerator() == share.denominator()) {
            throw new IllegalArgumentException("more than all can never be reached");
        }
    }

    public static Threshold atLeast(Fraction share, Base base) {
        return new Threshold(share, base, false);
    }

    public static Threshold moreThan(Fraction share, Base base) {
        return new Threshold(share, base, true);
    }

    /** The least number of votes that suffices, at least 1. */
    public int votes(int seats, int votesCast) {
        var whole = base == Base.ROLL ? seats : votesCast;
        var least = exceeding ? share.numerator() * whole / share.denominator() + 1 : share.ceilingOf(whole);
        return Math.max(1, least);
    }
}
