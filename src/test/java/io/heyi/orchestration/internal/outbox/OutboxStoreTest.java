package io.heyi.orchestration.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.heyi.orchestration.OrchestrationTestApplication.RememberingAudit;
import io.heyi.orchestration.OrchestrationTestApplication.RememberingInbox;
import io.heyi.orchestration.OrchestrationTestWithoutEngine;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@OrchestrationTestWithoutEngine
class OutboxStoreTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @Autowired OutboxStore store;
    @Autowired OutboxAdministration administration;
    @Autowired ProcessCommands commands;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired RememberingAudit audit;
    @Autowired RememberingInbox inbox;

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void emptyOutbox() {
        jdbc.sql("delete from orchestration.outbox").update();
    }

    @Test
    void aCommandNeedsATransaction() {
        assertThatThrownBy(() -> commands.publish("m", key, Map.of())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void variablesThatTheEngineCouldNeverTakeAreRefusedAtOnce() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> commands.publish("m", key, Map.of("a", "x".repeat(300_000)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.backlog().waiting()).isZero();
    }

    @Test
    void commandsOfOneCaseAreHandedOutOneAfterTheOther() {
        publish(key, "first");
        publish(key, "second");

        var first = store.claim(10, LEASE);
        assertThat(first).extracting(OutboxRow::command).containsExactly(new OutboxRow.PublishMessage("first"));
        assertThat(store.claim(10, LEASE)).isEmpty();

        store.done(first.getFirst().id());
        assertThat(store.claim(10, LEASE)).extracting(OutboxRow::command).containsExactly(new OutboxRow.PublishMessage("second"));
    }

    @Test
    void aCompletionWhoseKeyIsAnotherTasksNowIsNotSentAndHoldsNothingUp() {
        transaction.executeWithoutResult(status -> {
            commands.completeUserTask(4711, key, Map.of());
            commands.completeUserTask(4711, "other " + key, Map.of());
            commands.publish("next", key, Map.of());
        });
        transaction.executeWithoutResult(status -> commands.forgetUserTask(4711, key));
        assertThat(store.claim(10, LEASE)).extracting(OutboxRow::businessKey, OutboxRow::command)
                .containsExactlyInAnyOrder(tuple(key, new OutboxRow.PublishMessage("next")), tuple("other " + key, new OutboxRow.CompleteUserTask(4711, false)));
    }

    /** The planner then expects one row, and reads what is due again for each row that it finds. */
    @Test
    void noMoreCommandsAreHandedOutThanAskedForWhenStatisticsAreOld() {
        publish(key, "done");
        store.done(store.claim(1, LEASE).getFirst().id());
        jdbc.sql("analyze orchestration.outbox").update();
        IntStream.range(0, 40).forEach(i -> publish("case " + i, "first"));

        assertThat(store.claim(3, LEASE)).extracting(OutboxRow::businessKey).containsExactlyInAnyOrder("case 0", "case 1", "case 2");
    }

    @Test
    void aDeadCommandHoldsBackItsOwnCaseOnly() {
        publish(key, "first");
        publish(key, "second");
        publish("another case", "other");

        var claimed = store.claim(10, LEASE);
        store.dead(claimed.getFirst().id(), "refused");

        assertThat(claimed).extracting(OutboxRow::businessKey).containsExactly(key, "another case");
        assertThat(store.claim(10, LEASE)).isEmpty();
        assertThat(administration.open(PageRequest.first()).items()).first().satisfies(row -> assertThat(row.dead()).isTrue());
    }

    @Test
    void aRevivedCommandIsSentAgainAndTheActIsInTheHistory() {
        var dead = dead("first");

        assertThat(administration.retry(dead, "olga")).isTrue();

        assertThat(store.claim(10, LEASE)).extracting(OutboxRow::id).containsExactly(dead);
        assertThat(audit.events).anySatisfy(event -> {
            assertThat(event.action()).isEqualTo("orchestration.commandRetried");
            assertThat(event.stream()).isEqualTo(key);
            assertThat(event.actor()).isEqualTo("olga");
        });
        assertThat(administration.retry(dead, "olga")).as("it is under way").isFalse();
    }

    @Test
    void aDiscardedCompletionIsToldToTheInboxAndTheNextCommandGoesOn() {
        transaction.executeWithoutResult(status -> commands.completeUserTask(4711, key, Map.of()));
        publish(key, "next");
        var claimed = store.claim(10, LEASE).getFirst();
        store.dead(claimed.id(), "refused");

        assertThat(administration.discard(claimed.id(), "the case was closed by hand", "olga")).isTrue();

        assertThat(inbox.refused).contains(4711L);
        assertThat(store.claim(10, LEASE)).extracting(OutboxRow::command).containsExactly(new OutboxRow.PublishMessage("next"));
        assertThat(audit.events).anySatisfy(event -> assertThat(event.details()).containsEntry("reason", "the case was closed by hand"));
        assertThat(administration.discard(claimed.id(), "again", "olga")).isFalse();
    }

    @Test
    void aWaitingCommandCannotBeDiscarded() {
        publish(key, "first");

        assertThat(administration.discard(administration.open(PageRequest.first()).items().getFirst().id(), "no", "olga")).isFalse();
    }

    @Test
    void aCommandWhoseOwnerDiedIsTakenOverAndKnownAsPossiblySent() {
        publish(key, "first");
        assertThat(store.claim(10, Duration.ofSeconds(-1))).singleElement().satisfies(row -> assertThat(row.sentBefore()).isFalse());

        assertThat(store.claim(10, LEASE)).singleElement().satisfies(row -> {
            assertThat(row.sentBefore()).isTrue();
            assertThat(row.attempts()).isEqualTo(2);
        });
    }

    @Test
    void aTryThatCertainlyFailedLeavesNoDoubt() {
        publish(key, "first");
        store.again(store.claim(10, LEASE).getFirst(), Duration.ZERO, "connection refused", true);

        assertThat(store.claim(10, LEASE)).singleElement().satisfies(row -> assertThat(row.sentBefore()).isFalse());
    }

    @Test
    void aCommandWaitsForItsBackOff() {
        publish(key, "first");
        store.again(store.claim(10, LEASE).getFirst(), Duration.ofHours(1), "busy", false);

        assertThat(store.claim(10, LEASE)).isEmpty();
    }

    @Test
    void manyDispatchersTogetherHandOutEachCommandOnceAndInOrder() throws Exception {
        var cases = IntStream.range(0, 20).mapToObj(number -> "case " + number).toList();
        for (var number = 0; number < 10; number++) {
            var message = "message " + number;
            cases.forEach(name -> publish(name, message));
        }
        var handed = Collections.synchronizedMap(new HashMap<String, List<String>>());
        Callable<Void> dispatcher = () -> {
            while (store.backlog().waiting() > 0) {
                for (var row : store.claim(3, LEASE)) {
                    handed.computeIfAbsent(row.businessKey(), name -> Collections.synchronizedList(new ArrayList<>())).add(((OutboxRow.PublishMessage) row.command()).name());
                    store.done(row.id());
                }
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var future : threads.invokeAll(Collections.nCopies(4, dispatcher))) {
                future.get();
            }
        }

        var expected = IntStream.range(0, 10).mapToObj(number -> "message " + number).toList();
        assertThat(handed).hasSize(20);
        assertThat(handed.values()).allSatisfy(messages -> assertThat(messages).containsExactlyElementsOf(expected));
    }

    private long dead(String message) {
        publish(key, message);
        var id = store.claim(10, LEASE).getFirst().id();
        store.dead(id, "refused");
        return id;
    }

    private void publish(String businessKey, String message) {
        transaction.executeWithoutResult(status -> commands.publish(message, businessKey, Map.of("a", 1)));
    }
}
