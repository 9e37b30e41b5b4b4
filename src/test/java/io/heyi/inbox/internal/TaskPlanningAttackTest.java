package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.InboxTest;
import io.heyi.shared.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two who plan the same task do not undo each other, and no date breaks anything (product-bar T1, T11, O12). */
@InboxTest
class TaskPlanningAttackTest {

    @Autowired TaskActions actions;
    @Autowired TaskPlanning planning;
    @Autowired TaskProjection projection;
    @Autowired TaskStore store;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;

    private final String mark = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + mark;
    private final CurrentUser one = user("one-" + mark.substring(0, 8), group);
    private final CurrentUser two = user("two-" + mark.substring(0, 8), group);
    private final CurrentUser manager = user("manager-" + mark.substring(0, 8), "administrator");

    private UUID task;

    @BeforeEach
    void aTask() {
        List.of(one, two, manager).forEach(access::signIn);
        var offered = TaskFixtures.offeredTo(group, mark);
        projection.created(offered);
        task = store.findByEngineKey(offered.key()).orElseThrow().id();
    }

    @Test
    void theSecondManagerIsToldWhatTheFirstHasDone() {
        assertThat(planning.handOver(task, manager, one.username(), "Knows it", Optional.of(""))).isInstanceOf(ActionOutcome.Done.class);
        assertThat(planning.handOver(task, manager, two.username(), "Has time", Optional.of(""))).isEqualTo(new ActionOutcome.ClaimedByOther(one.username().value()));
        assertThat(store.find(task).orElseThrow().holder()).contains(one.username().value());
        assertThat(planning.handOver(task, manager, two.username(), "Has time", Optional.of(one.username().value()))).isInstanceOf(ActionOutcome.Done.class);
        assertThat(planning.handOver(task, manager, two.username(), "Has time", Optional.of(""))).as("a repeat").isInstanceOf(ActionOutcome.Done.class);
    }

    @Test
    void whatWasGivenBackMeanwhileIsHandedOverAllTheSame() {
        actions.claim(task, one);
        actions.release(task, one);
        assertThat(planning.handOver(task, manager, two.username(), "Has time", Optional.of(one.username().value()))).isInstanceOf(ActionOutcome.Done.class);
    }

    @Test
    void aDateInThePastOrBeyondAllSenseIsRefusedByName() {
        for (var date : List.of(clock.instant(), clock.instant().minus(Duration.ofDays(1)), clock.instant().plus(Duration.ofDays(4_000)), Instant.MAX, Instant.MIN)) {
            assertThat(planning.redate(task, manager, date, "More time")).isInstanceOfSatisfying(ActionOutcome.Invalid.class,
                    refused -> assertThat(refused.errors()).extracting(FieldError::field).containsExactly("dueAt"));
        }
        assertThat(store.find(task).orElseThrow().dueAt()).isEmpty();
    }
}
