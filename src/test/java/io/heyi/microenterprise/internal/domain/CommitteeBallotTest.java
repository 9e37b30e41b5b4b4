package io.heyi.microenterprise.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.Username;
import io.heyi.microenterprise.internal.domain.CommitteeBallot.Result;
import io.heyi.shared.Fraction;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitteeBallotTest {

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,2", "4,3", "5,4", "9,6", "10,7", "11,8", "12,8", "15,10"})
    void theQuorumIsTwoThirdsRoundedUp(int roll, int quorum) {
        assertThat(FoundingPolicy.defaults().committeeQuorum().ceilingOf(roll)).isEqualTo(quorum);
        assertThat(called(roll, FoundingPolicy.USUAL_QUORUM).quorum()).isEqualTo(quorum);
    }

    @Test
    void theQuorumIsThatOfThePolicyUnderWhichTheCommitteeWasCalled() {
        var half = called(4, new Fraction(1, 2));
        var everybody = called(4, new Fraction(1, 1));

        cast(half, 2, 0);
        cast(everybody, 3, 0);

        assertThat(half.quorum()).isEqualTo(2);
        assertThat(half.result()).isEqualTo(Result.APPROVED);
        assertThat(everybody.quorum()).isEqualTo(4);
        assertThat(everybody.result()).isEqualTo(Result.NO_QUORUM);
    }

    @ParameterizedTest(name = "{0} members, {1} yes, {2} no: {3}, decided {4}")
    @CsvSource({
        "5, 3, 0, NO_QUORUM, false",
        "5, 4, 0, APPROVED,  true",
        "5, 3, 1, APPROVED,  true",
        "5, 2, 2, REJECTED,  false",
        "5, 1, 3, REJECTED,  true",
        "5, 2, 3, REJECTED,  true",
        "4, 2, 1, APPROVED,  false",
        "4, 2, 2, REJECTED,  true",
        "4, 1, 2, REJECTED,  true",
        "12, 7, 0, NO_QUORUM, false",
        "12, 8, 0, APPROVED, true",
        "12, 7, 1, APPROVED, true",
        "12, 6, 2, APPROVED, false",
        "3, 2, 0, APPROVED,  true",
        "3, 1, 1, REJECTED,  false",
        "0, 0, 0, NO_QUORUM, false"})
    void theResultStandsAsSoonAsNothingCanChangeIt(int roll, int yes, int no, Result result, boolean decided) {
        var ballot = ballot(roll, yes, no);

        assertThat(ballot.result()).isEqualTo(result);
        assertThat(ballot.decided()).isEqualTo(decided);
    }

    /** Whatever the rest votes, a decided ballot keeps its result; an undecided one with quorum may still turn. */
    @Test
    void decidedMeansExactlyThatNoRemainingVoteMatters() {
        for (int roll = 1; roll <= 9; roll++) {
            for (int yes = 0; yes <= roll; yes++) {
                for (int no = 0; yes + no <= roll; no++) {
                    if (yes + no >= FoundingPolicy.USUAL_QUORUM.ceilingOf(roll)) {
                        int left = roll - yes - no;
                        boolean canBeYes = yes + left > no;
                        boolean canBeNo = yes <= no + left;
                        assertThat(ballot(roll, yes, no).decided()).as("%d of %d:%d", roll, yes, no).isEqualTo(canBeYes != canBeNo);
                    }
                }
            }
        }
    }

    private static CommitteeBallot ballot(int roll, int yes, int no) {
        var ballot = called(roll, FoundingPolicy.USUAL_QUORUM);
        cast(ballot, yes, no);
        return ballot;
    }

    private static CommitteeBallot called(int roll, Fraction quorum) {
        return new CommitteeBallot(IntStream.rangeClosed(1, roll).mapToObj(i -> new Username("committee-" + i)).toList(), quorum, Fixtures.LATER);
    }

    private static void cast(CommitteeBallot ballot, int yes, int no) {
        for (int i = 0; i < yes + no; i++) {
            ballot.cast(new CommitteeBallot.Vote(ballot.roll().get(i), i < yes, Optional.empty(), Fixtures.NOW));
        }
    }
}
