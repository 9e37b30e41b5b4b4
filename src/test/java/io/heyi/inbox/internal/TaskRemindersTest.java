package io.heyi.inbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.Reminder;
import io.heyi.orchestration.UserTask;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InboxTest
class TaskRemindersTest {

    private static final Instant LATER = Instant.parse("2026-03-04T02:00:00Z");

    @Autowired TaskReminders reminders;
    @Autowired TaskProjection projection;
    @Autowired TaskActions actions;
    @Autowired TaskStore store;
    @Autowired RecordedAudit audit;
    @Autowired SetClock clock;

    private final String businessKey = UUID.randomUUID().toString();

    @BeforeEach
    void theTasksAreOlderThanTheReminder() {
        clock.now = LATER.minusSeconds(60);
    }

    @AfterEach
    void itIsTheUsualDayAgain() {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
    }

    private UserTask offered(String person) {
        var task = TaskFixtures.assignedTo(person, businessKey);
        projection.created(task);
        return task;
    }

    private Task read(UserTask task) {
        return store.findByEngineKey(task.key()).orElseThrow();
    }

    private Reminder reminder(Instant at) {
        return new Reminder(FakeTaskType.ID, businessKey, Map.of(), at);
    }

    @Test
    void onlyWhoHasNotDecidedIsReminded() {
        var decided = offered("committee-1");
        var missing = offered("committee-2");
        actions.complete(read(decided).id(), FakeNeighbours.user("committee-1"), Completion.of("approve", null, Map.of("amount", "5")));

        reminders.on(reminder(LATER));

        assertThat(read(decided).reminding()).isEmpty();
        assertThat(read(missing).reminding()).contains(new Task.Reminding(LATER, 1));
        assertThat(audit.events).filteredOn(event -> event.stream().equals(businessKey) && event.action().equals("inbox.taskReminded"))
                .singleElement().satisfies(event -> assertThat(event.details()).containsEntry("taskId", read(missing).id().toString()));
    }

    @Test
    void theSameReminderComingAgainMarksOnceAndTheNextOneCounts() {
        var task = offered("committee-1");
        reminders.on(reminder(LATER));
        reminders.on(reminder(LATER));
        assertThat(read(task).reminding()).contains(new Task.Reminding(LATER, 1));

        var next = LATER.plusSeconds(3600);
        reminders.on(reminder(next));
        assertThat(read(task).reminding()).contains(new Task.Reminding(next, 2));
    }

    @Test
    void aTaskThatCameAfterTheReminderIsNotMeant() {
        clock.now = LATER.plusSeconds(1);
        var task = offered("committee-1");
        reminders.on(reminder(LATER));
        assertThat(read(task).reminding()).isEmpty();
    }

    @Test
    void anotherCaseOrAnotherPartOfTheCaseHearsNothing() {
        var task = offered("committee-1");
        reminders.on(new Reminder(FakeTaskType.ID, UUID.randomUUID().toString(), Map.of(), LATER));
        reminders.on(new Reminder(FakeTaskType.ID, businessKey, Map.of("rivals", 3), LATER));
        assertThat(read(task).reminding()).isEqualTo(Optional.empty());

        reminders.on(new Reminder(FakeTaskType.ID, businessKey, Map.of("rivals", 2), LATER));
        assertThat(read(task).reminding()).isPresent();
    }
}
