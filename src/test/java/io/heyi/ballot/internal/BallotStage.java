package io.heyi.ballot.internal;

import static io.heyi.inbox.FakeNeighbours.user;

import io.heyi.ballot.BallotCall;
import io.heyi.ballot.BallotFixtures;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotModule;
import io.heyi.ballot.BallotResult;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Closing;
import io.heyi.ballot.Receipt;
import io.heyi.ballot.Secrecy;
import io.heyi.ballot.Vote;
import io.heyi.inbox.FakeNeighbours.SetClock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of ballots do: open, vote, let time pass, count. */
@BallotModule
abstract class BallotStage {

    @Autowired Ballots ballots;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    final String caseKey = "EMC-" + UUID.randomUUID();

    @BeforeEach
    void itIsDayOne() {
        clock.now = BallotFixtures.NOW;
    }

    final <T> T in(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    final BallotId open(Secrecy secrecy, int seats) {
        return open(BallotFixtures.aCall(caseKey, secrecy, seats));
    }

    final BallotId open(BallotCall call) {
        return in(() -> ballots.open(call));
    }

    final Cast vote(BallotId id, String person, String option) {
        return vote(id, person, option, Receipt.random());
    }

    final Cast vote(BallotId id, String person, String option, Receipt receipt) {
        return ballots.cast(id, user(person), new Vote(Optional.empty(), option, receipt));
    }

    /** Owners 1, 2 and so on cast these. */
    final void voteInTurn(BallotId id, String... options) {
        for (int i = 0; i < options.length; i++) {
            var cast = vote(id, "owner-" + (i + 1), options[i]);
            if (!(cast instanceof Cast.Counted)) {
                throw new AssertionError("owner-" + (i + 1) + ": " + cast);
            }
        }
    }

    final Closing close(BallotId id) {
        return in(() -> ballots.close(id));
    }

    final BallotResult counted(BallotId id) {
        clock.now = BallotFixtures.END;
        return ((Closing.Counted) close(id)).result();
    }

    /** What only somebody with the database in his hands can do; {@code :ballot} is its code. */
    final void asSuperuser(BallotId id, String... statements) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            List.of(statements).forEach(statement -> jdbc.sql(statement).param("ballot", id.value()).update());
        });
    }
}
