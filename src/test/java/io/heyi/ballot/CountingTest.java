package io.heyi.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.ballot.BallotResult.Outcome;
import io.heyi.shared.Fraction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting by the rules of domain.md §3a, P4, P5 and E13. */
class CountingTest {

    private static final Fraction TWO_THIRDS = new Fraction(2, 3);
    private static final CountingRule OF_THE_ROLL = CountingRule.ofTheRoll(TWO_THIRDS);
    private static final CountingRule MAJORITY = CountingRule.majority(TWO_THIRDS);
    private static final Option KEEP = Option.of("keep", Wording.of("Keep"));
    private static final Option REDUCE = Option.of("reduce", Wording.of("Reduce"));
    private static final Option REPLACE = Option.of("replace", Wording.of("Replace"));
    private static final List<Option> PAPER = List.of(KEEP, REDUCE, REPLACE);

    private static BallotResult count(CountingRule rule, int seats, int keep, int reduce, int replace) {
        return BallotResult.of(rule, seats, PAPER, Map.of("keep", keep, "reduce", reduce, "replace", replace));
    }

    @ParameterizedTest
    @CsvSource({"3,2", "4,3", "5,4", "7,5", "9,6", "10,7", "11,8", "12,8", "15,10"})
    void twoThirdsOfTheRollAreRoundedUp(int seats, int needed) {
        assertThat(OF_THE_ROLL.needed().votes(seats, 0)).isEqualTo(needed);
        assertThat(OF_THE_ROLL.votesForQuorum(seats)).isEqualTo(needed);
    }

    @Test
    void aRecallFailsWithSevenOfTwelveVotesAndPassesWithEight() {
        assertThat(count(OF_THE_ROLL, 12, 5, 0, 7).outcome()).isEqualTo(new Outcome.NoMajority());
        assertThat(count(OF_THE_ROLL, 12, 4, 0, 8).outcome()).isEqualTo(new Outcome.Chosen(REPLACE));
    }

    @Test
    void sevenJudgingOneNodeNeedFive() {
        assertThat(count(OF_THE_ROLL, 7, 2, 0, 5).outcome()).isEqualTo(new Outcome.Chosen(REPLACE));
        assertThat(count(OF_THE_ROLL, 7, 3, 0, 4).outcome()).isEqualTo(new Outcome.NoMajority());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,2", "4,3", "5,3", "6,4", "100,51", "101,51"})
    void aMajorityIsMoreThanHalfOfTheVotesCast(int votes, int needed) {
        assertThat(MAJORITY.needed().votes(1_000, votes)).isEqualTo(needed);
    }

    @Test
    void withoutAQuorumNothingIsDecidedHoweverClearTheVotes() {
        assertThat(count(MAJORITY, 9, 0, 0, 5).outcome()).isEqualTo(new Outcome.NoQuorum());
        assertThat(count(MAJORITY, 9, 0, 0, 6).outcome()).isEqualTo(new Outcome.Chosen(REPLACE));
        assertThat(count(MAJORITY, 9, 0, 0, 0).outcome()).isEqualTo(new Outcome.NoQuorum());
    }

    @Test
    void whoeverSharesTheFirstPlaceTies() {
        assertThat(count(MAJORITY, 9, 3, 1, 3).outcome()).isEqualTo(new Outcome.Tie(List.of(KEEP, REPLACE)));
        assertThat(count(OF_THE_ROLL, 12, 4, 4, 4).outcome()).isEqualTo(new Outcome.Tie(PAPER));
    }

    @Test
    void theFirstWithoutAMajorityIsNotChosen() {
        assertThat(count(MAJORITY, 9, 4, 3, 2).outcome()).isEqualTo(new Outcome.NoMajority());
        assertThat(count(MAJORITY, 9, 5, 3, 1).outcome()).isEqualTo(new Outcome.Chosen(KEEP));
    }

    @Test
    void theFirstTwoGoIntoARunOffAndWhoeverHasAsManyVotesAsTheSecond() {
        assertThat(count(MAJORITY, 9, 2, 3, 4).runOff()).containsExactly(REPLACE, REDUCE);
        assertThat(count(MAJORITY, 9, 3, 3, 3).runOff()).containsExactlyElementsOf(PAPER);
        assertThat(count(MAJORITY, 8, 2, 2, 4).runOff()).containsExactly(REPLACE, KEEP, REDUCE);
    }

    @Test
    void theNumbersAddUp() {
        var result = count(MAJORITY, 9, 1, 2, 4);
        assertThat(result.votes()).isEqualTo(7);
        assertThat(result.missing()).isEqualTo(2);
        assertThat(result.counts()).extracting(BallotResult.Count::votes).containsExactly(1, 2, 4);
    }

    @Test
    void moreThanAllCannotBeAskedFor() {
        assertThatThrownBy(() -> Threshold.moreThan(new Fraction(1, 1), Threshold.Base.ROLL)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Threshold.atLeast(new Fraction(1, 1), Threshold.Base.ROLL).votes(7, 0)).isEqualTo(7);
    }
}
