package io.heyi.ballot.internal;

import static io.heyi.ballot.BallotFixtures.END;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ActivatedJob;
import io.heyi.audit.AuditTrail;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Closing;
import io.heyi.ballot.Secrecy;
import io.heyi.ballot.internal.process.BallotWorkers;
import io.heyi.inbox.Reminder;
import io.heyi.orchestration.TryLater;
import io.heyi.shared.PageRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Whoever holds the database can break a ballot, but neither read nor bend it. */
@RecordApplicationEvents
class TamperingTest extends BallotStage {

    @Autowired BallotReading reading;
    @Autowired AuditTrail audit;
    @Autowired BallotWorkers workers;
    @Autowired ApplicationEvents facts;

    private BallotId withTwoVotes() {
        var id = open(Secrecy.SECRET, 4);
        voteInTurn(id, "keep", "replace");
        return id;
    }

    private void assertFaulty(BallotId id, Fault fault) {
        clock.now = END;
        assertThat(close(id)).isEqualTo(new Closing.Faulty(fault.name()));
        assertThat(ballots.find(id).orElseThrow().state()).isEqualTo(BallotState.FAULTY);
        assertThat(reading.published(id, PageRequest.first()).items()).isEmpty();
        assertThat(reading.look(id, user("op", "operator")).orElseThrow().audit().isOk()).isFalse();
        assertThat(audit.entries(caseKey, PageRequest.first()).items().getFirst().details()).containsEntry("fault", fault.name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update ballot.ballot set urn = set_byte(urn, 40, 255 - get_byte(urn, 40)) where code = :ballot | URN
            update ballot.ballot set urn_key = replace(urn_key, '"encryptedKeyset":"', '"encryptedKeyset":"AAAA') where code = :ballot | URN
            update ballot.ballot set votes = 1 where code = :ballot | ROLL
            update ballot.seat set voted = false where ballot = :ballot and id = 'ME-0001' | ROLL
            update ballot.seat set voted = true where ballot = :ballot and id = 'ME-0003' | ROLL
            update ballot.seat set people = '{mallory}' where ballot = :ballot and id = 'ME-0003' | PAPER
            insert into ballot.seat (ballot, position, id, label, people) values (:ballot, 9, 'ME-0009', 'Nine', '{mallory}') | PAPER
            update ballot.option set label = jsonb_set(label, '{text}', '"Nothing"') where ballot = :ballot and id = 'keep' | PAPER
            update ballot.ballot set ends_at = ends_at - interval '1 day' where code = :ballot | PAPER
            update ballot.ballot set needed = '1/9' where code = :ballot | PAPER
            """)
    void aChangeBehindTheProductsBackIsFoundBeforeAnythingIsPublished(String statement, Fault fault) {
        var id = withTwoVotes();
        asSuperuser(id, statement);
        assertFaulty(id, fault);
    }

    @Test
    void theUrnOfAnotherBallotIsNotAccepted() {
        var other = in(() -> ballots.open(io.heyi.ballot.BallotFixtures.aCall(caseKey + "-other", Secrecy.SECRET, 4)));
        voteInTurn(other, "replace", "replace");
        var id = withTwoVotes();
        asSuperuser(id, "update ballot.ballot set (urn, urn_key) = (select urn, urn_key from ballot.ballot where code = '" + other + "') where code = :ballot");
        assertFaulty(id, Fault.URN);
    }

    /** Urn, number and roll set back together, as from a backup: only the history knows better. */
    @Test
    void settingEverythingBackToAnEarlierVoteIsFound() {
        var id = open(Secrecy.SECRET, 4);
        voteInTurn(id, "keep");
        var early = jdbc.sql("select urn from ballot.ballot where code = :code").param("code", id.value()).query(byte[].class).single();
        vote(id, "owner-2", "replace");
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update ballot.ballot set urn = :urn, votes = 1 where code = :code").param("urn", early).param("code", id.value()).update();
            jdbc.sql("update ballot.seat set voted = false where ballot = :code and id = 'ME-0002'").param("code", id.value()).update();
        });
        assertFaulty(id, Fault.HISTORY);
    }

    @Test
    void noFurtherVoteIsTakenOnceSomethingDoesNotFit() {
        var id = withTwoVotes();
        asSuperuser(id, "update ballot.ballot set urn = set_byte(urn, 40, 255 - get_byte(urn, 40)) where code = :ballot");
        assertThat(vote(id, "owner-3", "keep")).isEqualTo(new Cast.Faulty());
        assertThat(vote(id, "owner-3", "keep")).isEqualTo(new Cast.Faulty());
        assertThat(ballots.find(id).orElseThrow().votes()).isEqualTo(2);
    }

    @Test
    void aChangeAfterTheCountShowsInTheAudit() {
        var id = withTwoVotes();
        counted(id);
        asSuperuser(id, "update ballot.published set option = 'reduce' where ballot = :ballot and option = 'keep'",
                "update ballot.option set votes = case id when 'keep' then 0 when 'reduce' then 1 else votes end where ballot = :ballot");
        var check = reading.look(id, user("owner-1")).orElseThrow().audit();
        assertThat(check.checks()).containsEntry("listAsRecorded", false).containsEntry("recountEqualsResult", true);
        assertThat(check.isOk()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update ballot.ballot set ends_at = now() where code = :ballot", "update ballot.ballot set state = 'DRAFT' where code = :ballot",
            "delete from ballot.ballot where code = :ballot", "update ballot.option set label = '{}' where ballot = :ballot", "delete from ballot.option where ballot = :ballot",
            "insert into ballot.seat (ballot, position, id, label, people) values (:ballot, 9, 'ME-0009', 'Nine', '{mallory}')", "delete from ballot.seat where ballot = :ballot",
            "update ballot.seat set voted = false where ballot = :ballot and voted", "update ballot.seat set people = '{mallory}' where ballot = :ballot",
            "update ballot.seat set voted = true, cast_by = 'x' where ballot = :ballot and not voted"})
    void theDatabaseItselfRefusesWhatTheProductNeverDoes(String statement) {
        var id = withTwoVotes();
        assertThatThrownBy(() -> jdbc.sql(statement).param("ballot", id.value()).update()).isInstanceOf(DataAccessException.class);
        assertThat(counted(id).votes()).isEqualTo(2);
    }

    @Test
    void publishedVotesCannotBeChangedOrAdded() {
        var id = withTwoVotes();
        counted(id);
        for (var statement : new String[] {"update ballot.published set option = 'keep' where ballot = :ballot", "delete from ballot.published where ballot = :ballot",
                "insert into ballot.published values (:ballot, 'ffff', 'keep')", "update ballot.option set votes = 9 where ballot = :ballot"}) {
            assertThatThrownBy(() -> jdbc.sql(statement).param("ballot", id.value()).update()).isInstanceOf(DataAccessException.class);
        }
    }

    // --- what the process sees

    private static ActivatedJob job(BallotId id) {
        var job = Mockito.mock(ActivatedJob.class);
        Mockito.when(job.getVariablesAsType(BallotWorkers.BallotVariables.class)).thenReturn(new BallotWorkers.BallotVariables(id.value()));
        Mockito.when(job.getVariablesAsMap()).thenReturn(Map.of());
        return job;
    }

    @Test
    void theCountingJobWaitsForTheEndAndThenTellsWhatWasDecided() {
        var id = withTwoVotes();
        assertThatThrownBy(() -> workers.countVotes(job(id))).isInstanceOf(TryLater.class);
        assertThat(workers.remindMissing(job(id)).missingSeats()).isEqualTo(2);
        assertThat(facts.stream(Reminder.class)).containsExactly(new Reminder("ballot.castVote", caseKey, Map.of("ballot", id.value()), clock.now));
        clock.now = END;
        assertThat(workers.countVotes(job(id))).isEqualTo(new BallotWorkers.Counted("noQuorum", ""));

        var all = in(() -> ballots.open(io.heyi.ballot.BallotFixtures.aCall(caseKey + "-b", Secrecy.SECRET, 3).endingAt(END.plusSeconds(60))));
        voteInTurn(all, "keep", "keep", "keep");
        assertThat(workers.countVotes(job(all))).isEqualTo(new BallotWorkers.Counted("chosen", "keep"));
    }

    @Test
    void aFaultyBallotIsAnIncidentAndStaysFaulty() {
        var id = withTwoVotes();
        asSuperuser(id, "update ballot.ballot set votes = 1 where code = :ballot");
        clock.now = END;
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> workers.countVotes(job(id))).isInstanceOf(IllegalStateException.class).hasMessageContaining("/ballots/" + id);
        }
        assertThat(ballots.find(id).orElseThrow().state()).isEqualTo(BallotState.FAULTY);
    }
}
