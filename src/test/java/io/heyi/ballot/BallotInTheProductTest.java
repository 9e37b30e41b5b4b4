package io.heyi.ballot;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heyi.microenterprise.WholeProduct;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.UserTaskListener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The way from a vote to its task with the product's own registry of events. */
@WholeProduct
class BallotInTheProductTest {

    private static final long TASK = 424_242;

    @Autowired Ballots ballots;
    @Autowired UserTaskListener engine;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    @Test
    void theVoteEndsTheTaskOfItsSeatAndLeavesNothingInTheRegistryOfEvents() {
        var end = clock.instant().plus(Duration.ofDays(1));
        var id = transaction.execute(status -> ballots.open(BallotFixtures.aCall("CASE-1", Secrecy.SECRET, 3).endingAt(end)));
        engine.created(new UserTask(TASK, TASK + 1, 77, 88, 1, "some-process", "userTask_CastVote", "ballot.castVote", "CASE-1", Optional.empty(), List.of(), List.of("owner-1"),
                Optional.of(end), Map.of("ballot", id.value(), "seat", Map.of("id", "ME-0001"))));

        assertThat(ballots.cast(id, user("owner-1"), new Vote(Optional.empty(), "keep", Receipt.random()))).isInstanceOf(Cast.Counted.class);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(jdbc.sql("select outcome from inbox.task where engine_key = :key").param("key", TASK).query(String.class).optional()).contains("voted");
            assertThat(jdbc.sql("select count(*) from events.event_publication where completion_date is null").query(Long.class).single()).isZero();
        });
    }
}
