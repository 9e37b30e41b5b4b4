package io.heyi.inbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeNeighbours.Completed;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.RecordedCommands;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.TaskType.OfferedTo;
import io.heyi.inbox.TaskType.RecordedDecision;
import io.heyi.orchestration.UserTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InboxTest
class TaskProjectionTest {

    @Autowired TaskProjection projection;
    @Autowired TaskActions actions;
    @Autowired TaskStore store;
    @Autowired DecisionDeliveries deliveries;
    @Autowired FakeTaskType type;
    @Autowired RecordedAudit audit;
    @Autowired RecordedCommands commands;

    private final String businessKey = UUID.randomUUID().toString();

    @Test
    void aTaskOfferedTwiceStandsOnceInTheInbox() {
        var task = TaskFixtures.offeredTo("platform-owner:food", businessKey);
        projection.created(task);
        projection.created(task);
        assertThat(projection.openTaskKeysOf(businessKey)).containsExactly(task.key());
        assertThat(audit.events).filteredOn(event -> event.stream().equals(businessKey)).hasSize(1);
    }

    @Test
    void whatTheEngineSaidIsKept() {
        type.excluded.put(businessKey, Set.of(new Username("proposer")));
        var offered = TaskFixtures.offeredTo("platform-owner:food", businessKey);
        projection.created(offered);
        var task = store.findByEngineKey(offered.key()).orElseThrow();
        assertThat(task.offer().candidateGroups()).containsExactly("platform-owner:food");
        assertThat(task.offer().excluded()).containsExactly("proposer");
        assertThat(task.variables()).containsEntry("proposalId", businessKey).containsEntry("rivals", 2);
        assertThat(task.holder()).isEmpty();
        assertThat(task.state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void aTaskIsOfferedToWhomTheModuleNamesInsteadOfTheModel() {
        type.offered.put(businessKey, new OfferedTo(List.of("me-owner:ME-0009"), Set.of("deputy")));
        var offered = TaskFixtures.offeredTo("me-owner:ME-0001", businessKey);
        projection.created(offered);
        assertThat(store.findByEngineKey(offered.key()).orElseThrow().offer()).satisfies(offer -> {
            assertThat(offer.candidateGroups()).containsExactly("me-owner:ME-0009");
            assertThat(offer.candidateUsers()).containsExactly("deputy");
        });
    }

    @Test
    void anOpenTaskGoesToWhoeverHoldsTheOfficeNowAndIsTakenFromWhoHeldIt() {
        var open = TaskFixtures.offeredTo("me-owner:ME-0001", businessKey);
        var personal = TaskFixtures.assignedTo("somebody", businessKey);
        projection.created(open);
        projection.created(personal);
        var id = store.findByEngineKey(open.key()).orElseThrow().id();
        store.claim(id, "former-owner", java.util.Optional.empty(), Instant.parse("2026-03-02T02:00:00Z"));
        projection.renew(FakeTaskType.ID, businessKey);
        assertThat(store.find(id).orElseThrow().holder()).as("nobody else is named").contains("former-owner");

        type.offered.put(businessKey, new OfferedTo(List.of("me-owner:ME-0009"), Set.of()));
        projection.renew(FakeTaskType.ID, businessKey);
        projection.renew(FakeTaskType.ID, businessKey);

        assertThat(store.find(id).orElseThrow()).satisfies(task -> {
            assertThat(task.holder()).isEmpty();
            assertThat(task.offer().candidateGroups()).containsExactly("me-owner:ME-0009");
        });
        assertThat(store.findByEngineKey(personal.key()).orElseThrow().holder()).contains("somebody");
        assertThat(audit.events).filteredOn(event -> event.stream().equals(businessKey) && event.action().equals("inbox.taskOffered")).hasSize(1);
    }

    @Test
    void aGoneTaskIsWithdrawnOnceAndStaysSo() {
        var task = TaskFixtures.offeredTo("g", businessKey);
        projection.created(task);
        projection.gone(task.key());
        projection.gone(task.key());
        projection.completionRefused(task.key());
        assertThat(store.findByEngineKey(task.key()).orElseThrow().state()).isEqualTo(TaskState.WITHDRAWN);
        assertThat(audit.events).filteredOn(event -> event.stream().equals(businessKey)).extracting("action")
                .containsExactly("inbox.taskCreated", "inbox.taskWithdrawn");
    }

    @Test
    void aTaskThatTheEngineOffersAgainAfterItSeemedGoneIsOpenAgain() {
        var task = TaskFixtures.offeredTo("g", businessKey);
        projection.created(task);
        projection.gone(task.key());
        projection.created(task);
        assertThat(projection.openTaskKeysOf(businessKey)).containsExactly(task.key());
    }

    @Test
    void aKeyThatAKilledEngineGivesOnceMoreIsAnotherTask() {
        var lost = TaskFixtures.offeredTo("g", "before " + businessKey);
        projection.created(lost);
        var before = store.findByEngineKey(lost.key()).orElseThrow().id();

        var task = TaskFixtures.withKeyOf(lost, businessKey);
        projection.created(task);
        projection.created(task);

        assertThat(projection.openTaskKeysOf(businessKey)).containsExactly(task.key());
        assertThat(store.find(before).orElseThrow().state()).isEqualTo(TaskState.WITHDRAWN);
        assertThat(audit.events).filteredOn(event -> event.stream().equals(lost.businessKey())).extracting("action").containsExactly("inbox.taskCreated", "inbox.taskWithdrawn");
        projection.gone(task.key());
        assertThat(projection.openTaskKeysOf(businessKey)).isEmpty();
        assertThat(audit.events).filteredOn(event -> event.stream().equals(lost.businessKey())).hasSize(2);
    }

    @Test
    void aDecisionOnATaskWhoseKeyWasLostIsNotSentToTheNextAndAnswersItsOwnWhenItComesAgain() {
        var lost = decided();
        var other = TaskFixtures.withKeyOf(lost, "other " + businessKey);
        projection.created(other);
        assertThat(projection.openTaskKeysOf(other.businessKey())).containsExactly(other.key());
        assertThat(commands.completed).extracting(Completed::businessKey).doesNotContain(businessKey);

        type.recorded.put(businessKey, new RecordedDecision("approve", Map.of()));
        var again = TaskFixtures.offeredTo("g", businessKey);
        projection.created(again);
        assertThat(commands.completed).filteredOn(done -> done.businessKey().equals(businessKey)).extracting(Completed::key).containsExactly(again.key());
        assertThat(projection.openTaskKeysOf(other.businessKey())).containsExactly(other.key());
    }

    @Test
    void aDecisionRecordedBeforeTheTaskCameAnswersIt() {
        type.recorded.put(businessKey, new RecordedDecision("approve", Map.of("granted", "5.00")));
        var task = TaskFixtures.offeredTo("g", businessKey);
        projection.created(task);
        projection.created(task);
        assertThat(store.findByEngineKey(task.key()).orElseThrow().state()).isEqualTo(TaskState.DONE);
        assertThat(commands.completed).filteredOn(done -> done.key() == task.key())
                .containsExactly(new Completed(task.key(), businessKey, Map.of("granted", "5.00", "thingOutcome", "approve")));
    }

    @Test
    void aRecordedDecisionWhoseTaskTheEngineHadReplacedAnswersTheNewTask() {
        var replaced = decided();
        var open = TaskFixtures.offeredTo("g", businessKey);
        projection.created(open);
        type.recorded.put(businessKey, new RecordedDecision("approve", Map.of()));

        projection.completionRefused(replaced.key());

        assertThat(store.findByEngineKey(open.key()).orElseThrow().state()).isEqualTo(TaskState.DONE);
        assertThat(commands.completed).extracting(Completed::key).contains(open.key());
        assertThat(store.findByEngineKey(replaced.key()).orElseThrow().state()).isEqualTo(TaskState.DONE);
        assertThat(isUnderWay(replaced)).as("the new task brings it").isFalse();
        assertThat(isUnderWay(open)).isTrue();
    }

    @Test
    void aDecisionIsUnderWayUntilTheEngineHasTakenIt() {
        var task = decided();
        assertThat(isUnderWay(task)).isTrue();

        projection.completed(task.key());

        assertThat(isUnderWay(task)).isFalse();
    }

    private boolean isUnderWay(UserTask task) {
        return !deliveries.underWay(List.of(store.findByEngineKey(task.key()).orElseThrow())).isEmpty();
    }

    @Test
    void aRefusedDecisionThatANewTaskTakesOverCountsAgain() {
        var replaced = decided();
        projection.completionRefused(replaced.key());
        assertThat(store.findByEngineKey(replaced.key()).orElseThrow().state()).isEqualTo(TaskState.REFUSED);

        type.recorded.put(businessKey, new RecordedDecision("approve", Map.of()));
        projection.created(TaskFixtures.offeredTo("g", businessKey));

        assertThat(store.findByEngineKey(replaced.key()).orElseThrow().state()).isEqualTo(TaskState.DONE);
        assertThat(isUnderWay(replaced)).isFalse();
    }

    @Test
    void anAnswerForOnePersonLeavesTheOthersTasksOpen() {
        var mine = TaskFixtures.assignedTo("committee-1", businessKey);
        projection.created(mine);
        actions.complete(store.findByEngineKey(mine.key()).orElseThrow().id(), FakeNeighbours.user("committee-1"), Completion.of("approve", null, Map.of("amount", "5")));
        var other = TaskFixtures.assignedTo("committee-2", businessKey);
        projection.created(other);
        type.recorded.put(businessKey, new RecordedDecision("approve", Map.of()));

        projection.completionRefused(mine.key());

        assertThat(projection.openTaskKeysOf(businessKey)).containsExactly(other.key());
    }

    private UserTask decided() {
        var task = TaskFixtures.offeredTo("g", businessKey);
        projection.created(task);
        var outcome = actions.complete(store.findByEngineKey(task.key()).orElseThrow().id(), FakeNeighbours.user("anna", "g"), Completion.of("approve", null, Map.of("amount", "5")));
        assertThat(outcome).isInstanceOf(ActionOutcome.Done.class);
        return task;
    }

    @Test
    void openKeysAreReadInSlices() {
        var keys = java.util.stream.IntStream.range(0, 5).mapToObj(number -> TaskFixtures.offeredTo("g", businessKey)).peek(projection::created)
                .map(task -> task.key()).toList();
        assertThat(projection.openTaskKeys(keys.get(1), 2)).isEqualTo(List.of(keys.get(2), keys.get(3)));
        assertThat(projection.openTaskKeysOf(77L)).containsAll(keys);
    }

    @Test
    void unknownKeysChangeNothing() {
        projection.gone(1);
        projection.completed(1);
        projection.completionRefused(1);
        assertThat(store.findByEngineKey(1)).isEmpty();
    }
}
