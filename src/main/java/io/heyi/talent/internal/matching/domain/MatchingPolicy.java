package io.heyi.talent.internal.matching.domain;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * The numbers of matching, from {@code heyi.policy.matching.*}; a value left out takes its default. The three weights are those of domain.md P6 (A), the others are
 * assumptions of docs/adr/0028.
 *
 * @param skillPoints weight of skills; default 50. The three weights together are 100
 * @param pastPoints weight of past performance; default 30
 * @param wishPoints weight of the stated wish; default 20
 * @param relatedPercent how much something related counts at most against the same thing, 0 to 100; default 60
 * @param leastLikenessPercent likeness below which two skills have nothing to do with each other, 1 to 90; default 25
 * @param beginnerPercent what a skill of level 1 counts against the wished level, 0 to 100; default 60
 * @param unprovenPercent what a skill without evidence or confirmation counts against one that has it, 0 to 100; default 90
 * @param pastMonths whose ratings count, 1 to 120; default 24
 * @param newcomerStars of somebody without rated months, 0 to 5; default 3.0 as for micro-enterprises
 * @param fewestPlacements that an order is learned from, 20 to 100000; default 200
 * @param goodDays after which somebody who joined and is still there was a good choice, 7 to 730; default 90
 * @param marginPercent by how many pairs of a hundred a learned order must be better on held-out placements, 0 to 50; default 3
 * @param candidatesPerPlace whom a proposal considers for each place, the best, 5 to 200; default 40
 * @param solverTime for a proposal, 1 second to 5 minutes; default 45 seconds
 * @param lookDays working days for a pool coordinator to publish a proposal or throw it away, who is reminded one before; 2 to 20, default 3
 * @param answerDays working days for people and owners to answer a published proposal, 1 to 20; default 5
 */
public record MatchingPolicy(Integer skillPoints, Integer pastPoints, Integer wishPoints, Integer relatedPercent, Integer leastLikenessPercent, Integer beginnerPercent, Integer unprovenPercent,
                             Integer pastMonths, BigDecimal newcomerStars, Integer fewestPlacements, Integer goodDays, Integer marginPercent, Integer candidatesPerPlace, Duration solverTime, Integer lookDays, Integer answerDays) {

    /** @throws IllegalArgumentException for a value outside its range, or weights that are not 100 together; the product then does not start */
    public MatchingPolicy {
        skillPoints = within("skill-points", skillPoints, 50, 0, 100);
        pastPoints = within("past-points", pastPoints, 30, 0, 100);
        wishPoints = within("wish-points", wishPoints, 20, 0, 100);
        if (skillPoints + pastPoints + wishPoints != 100) {
            throw new IllegalArgumentException("heyi.policy.matching.skill-points, past-points and wish-points must be 100 together, not " + (skillPoints + pastPoints + wishPoints));
        }
        relatedPercent = within("related-percent", relatedPercent, 60, 0, 100);
        leastLikenessPercent = within("least-likeness-percent", leastLikenessPercent, 25, 1, 90);
        beginnerPercent = within("beginner-percent", beginnerPercent, 60, 0, 100);
        unprovenPercent = within("unproven-percent", unprovenPercent, 90, 0, 100);
        pastMonths = within("past-months", pastMonths, 24, 1, 120);
        newcomerStars = within("newcomer-stars", newcomerStars, new BigDecimal("3.0"), BigDecimal.ZERO, new BigDecimal(5));
        fewestPlacements = within("fewest-placements", fewestPlacements, 200, 20, 100_000);
        goodDays = within("good-days", goodDays, 90, 7, 730);
        marginPercent = within("margin-percent", marginPercent, 3, 0, 50);
        candidatesPerPlace = within("candidates-per-place", candidatesPerPlace, 40, 5, 200);
        solverTime = within("solver-time", solverTime, Duration.ofSeconds(45), Duration.ofSeconds(1), Duration.ofMinutes(5));
        lookDays = within("look-days", lookDays, 3, 2, 20);
        answerDays = within("answer-days", answerDays, 5, 1, 20);
    }

    public static MatchingPolicy defaults() {
        return new MatchingPolicy(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static <T extends Comparable<T>> T within(String name, T value, T standard, T least, T most) {
        if (value == null) {
            return standard;
        }
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("heyi.policy.matching." + name + " must be " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
