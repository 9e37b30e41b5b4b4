package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedCommands;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.internal.ActionOutcome.AlreadyDecided;
import io.heyi.inbox.internal.ActionOutcome.ClaimedByOther;
import io.heyi.inbox.internal.ActionOutcome.Done;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two at the same moment, {@value #TIMES} times: exactly one wins each time and the other is told who (issue 6, product-bar T11). */
@InboxTest
class TaskRaceTest {

    private static final int TIMES = 1_000;
    private static final long SECONDS = 30;

    @Autowired TaskActions actions;
    @Autowired TaskPlanning planning;
    @Autowired TaskProjection projection;
    @Autowired TaskStore store;
    @Autowired FakeAccess access;
    @Autowired RecordedCommands commands;

    private final String mark = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + mark;
    private final CurrentUser one = user("one-" + mark.substring(0, 8), group);
    private final CurrentUser two = user("two-" + mark.substring(0, 8), group);
    private final CurrentUser holder = user("holder-" + mark.substring(0, 8), group);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void theyWorkHere() {
        List.of(one, two, holder).forEach(access::signIn);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private UUID offered() {
        var task = TaskFixtures.offeredTo(group, mark);
        projection.created(task);
        return store.findByEngineKey(task.key()).orElseThrow().id();
    }

    private List<ActionOutcome> atOnce(Callable<ActionOutcome> first, Callable<ActionOutcome> second) throws Exception {
        var start = new CyclicBarrier(2);
        var both = List.of(first, second).stream().map(action -> threads.submit(() -> {
            start.await(SECONDS, TimeUnit.SECONDS);
            return action.call();
        })).toList();
        return List.of(both.get(0).get(SECONDS, TimeUnit.SECONDS), both.get(1).get(SECONDS, TimeUnit.SECONDS));
    }

    /** @return who won, by place */
    private static int winner(List<ActionOutcome> outcomes) {
        assertThat(outcomes).filteredOn(Done.class::isInstance).as("%s", outcomes).hasSize(1);
        return outcomes.getFirst() instanceof Done ? 0 : 1;
    }

    private String nameOf(int place) {
        return (place == 0 ? one : two).username().value();
    }

    @Test
    void ofTwoWhoTakeATaskOneHasIt() throws Exception {
        for (int time = 0; time < TIMES; time++) {
            var task = offered();
            var outcomes = atOnce(() -> actions.claim(task, one), () -> actions.claim(task, two));
            int winner = winner(outcomes);
            assertThat(outcomes.get(1 - winner)).isEqualTo(new ClaimedByOther(nameOf(winner)));
            assertThat(store.find(task).orElseThrow().holder()).contains(nameOf(winner));
        }
    }

    @Test
    void ofTwoWhoDecideATaskOneHasDecidedAndTheProcessHearsOneDecision() throws Exception {
        for (int time = 0; time < TIMES; time++) {
            var task = offered();
            var outcomes = atOnce(() -> actions.complete(task, one, Completion.of("approve", null, null)), () -> actions.complete(task, two, Completion.of("reject", "No", null)));
            int winner = winner(outcomes);
            var kept = store.find(task).orElseThrow();
            assertThat(outcomes.get(1 - winner)).isInstanceOfSatisfying(AlreadyDecided.class, told -> assertThat(told.by()).contains(nameOf(winner)));
            assertThat(kept.decision().flatMap(Task.Decision::by)).contains(nameOf(winner));
            assertThat(commands.completed).filteredOn(command -> command.key() == kept.engineKey()).singleElement()
                    .satisfies(command -> assertThat(command.variables()).containsEntry("thingOutcome", winner == 0 ? "approve" : "reject"));
            commands.completed.clear();
        }
    }

    /** The same person in two windows, to two different people. */
    @Test
    void ofTwoHandOversOfATaskOneCounts() throws Exception {
        for (int time = 0; time < TIMES; time++) {
            var task = offered();
            actions.claim(task, holder);
            var outcomes = atOnce(() -> planning.handOver(task, holder, one.username(), "You know it"), () -> planning.handOver(task, holder, two.username(), "You know it"));
            int winner = winner(outcomes);
            assertThat(outcomes.get(1 - winner)).isEqualTo(new ClaimedByOther(nameOf(winner)));
            assertThat(store.find(task).orElseThrow().holder()).contains(nameOf(winner));
        }
    }

    /** Neither moment of the hand-over leaves it free for somebody else. */
    @Test
    void whoeverReachesForATaskThatIsHandedOverIsToldWhoHasIt() throws Exception {
        for (int time = 0; time < TIMES; time++) {
            var task = offered();
            actions.claim(task, holder);
            var outcomes = atOnce(() -> planning.handOver(task, holder, one.username(), "You know it"), () -> actions.claim(task, two));
            assertThat(outcomes.getFirst()).isInstanceOf(Done.class);
            assertThat(outcomes.getLast()).isIn(Arrays.asList(new ClaimedByOther(holder.username().value()), new ClaimedByOther(one.username().value())));
            assertThat(store.find(task).orElseThrow().holder()).isEqualTo(Optional.of(one.username().value()));
        }
    }
}
