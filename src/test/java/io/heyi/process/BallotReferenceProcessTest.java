package io.heyi.process;

import static io.heyi.process.BallotScenario.END;
import static io.heyi.process.BallotScenario.REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference model of a ballot runs as other models may take it over. */
class BallotReferenceProcessTest {

    private static final Duration A_BIT = Duration.ofHours(1);

    @RegisterExtension
    @Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm(List.of(ModelFiles.BALLOT_REFERENCE, ModelFiles.CAST_VOTE));

    @RegisterExtension
    @Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, ModelFiles.BALLOT_REFERENCE);

    private static BallotScenario ballot() {
        return BallotScenario.called(ENGINE);
    }

    @Test
    void everySeatIsAskedThroughThePeopleOfTheFrozenRoll() {
        var ballot = ballot();
        assertThat(ballot.voters()).containsExactlyInAnyOrder("[\"anna\",\"bo\"]", "[\"chen\"]", "[\"dai\"]");
        ballot.aSeatVotes().aSeatVotes().aSeatVotes().endsAt("endEvent_Decided");
    }

    @Test
    void itIsCountedAsSoonAsAllSeatsHaveVoted() {
        var ballot = ballot().aSeatVotes().aSeatVotes().hasNotPassed("serviceTask_CountVotes").aSeatVotes();
        ballot.endsAt("endEvent_Decided");
        assertThat(ballot.jobsDone()).containsExactly("openBallot", "countVotes");
    }

    @Test
    void theMissingAreRemindedAndTheWaitGoesOn() {
        var ballot = ballot().aSeatVotes().waitsAt("userTask_CastVote").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_Reminded").hasNotPassed("serviceTask_CountVotes");
        ballot.aSeatVotes().aSeatVotes().endsAt("endEvent_Decided");
    }

    @ParameterizedTest
    @CsvSource({"tie,endEvent_Tie", "noQuorum,endEvent_NoQuorum", "noMajority,endEvent_NoMajority", "chosen,endEvent_Decided"})
    void atTheEndThereIsACountWhoeverIsMissing(String outcome, String end) {
        var ballot = ballot().when("countVotes", Map.of("ballotOutcome", outcome)).aSeatVotes().waitsAt("userTask_CastVote").timePasses(END.plus(A_BIT));
        ballot.endsAt(end);
    }

    @Test
    void nothingOfAVoteStaysInTheVariablesOfTheProcess() {
        var ballot = ballot().aSeatVotes().aSeatVotes().aSeatVotes();
        ballot.endsAt("endEvent_Decided");
        assertThat(ballot.processVariables()).containsExactlyInAnyOrder("caseKey", "ballot", "voters", "ballotEndsAt", "ballotReminderAt", "ballotOutcome", "ballotChoice");
    }
}
