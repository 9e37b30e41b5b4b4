package io.heyi.inbox.internal.reminder;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.audit.AuditEvent;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.RecordedNotices;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.notification.Notice;
import io.heyi.notification.NoticeKind;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.UserTaskListener;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InboxTest
class ReminderRunTest {

    private static final Instant CREATED = Instant.parse("2027-03-01T02:00:00Z");
    /** Monday to Monday: a working day before it is the Friday. */
    private static final Instant DUE = Instant.parse("2027-03-08T02:00:00Z");
    private static final Instant BEFORE = Instant.parse("2027-03-05T02:00:00Z");
    private static final Instant ESCALATION = Instant.parse("2027-03-10T02:00:00Z");

    @Autowired ReminderRun run;
    @Autowired UserTaskListener engine;
    @Autowired RecordedNotices notices;
    @Autowired RecordedAudit audit;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private final String businessKey = UUID.randomUUID().toString();
    private final String owner = "o-" + businessKey.substring(0, 8);
    private final String chief = "c-" + businessKey.substring(0, 8);
    private final String group = "me-owner:" + businessKey.substring(0, 8);
    private final String chiefs = "me-owner:" + chief;

    @BeforeEach
    void people() {
        clock.now = CREATED;
        access.signIn(user(owner, group));
        access.signIn(user(chief, chiefs));
    }

    @AfterEach
    void itIsTheUsualDayAgain() {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
    }

    private String offered() {
        return add(TaskFixtures.offeredTo(group, businessKey, DUE));
    }

    private String add(UserTask task) {
        var id = TaskFixtures.add(engine, jdbc, task);
        jdbc.sql("update inbox.task set manager_groups = array[:chiefs] where id = :id").param("chiefs", chiefs).param("id", UUID.fromString(id)).update();
        return id;
    }

    private void at(Instant now) {
        clock.now = now;
        run.round();
    }

    private List<Notice> told() {
        return notices.told.stream().filter(notice -> notice.kind() == NoticeKind.TASK_REMINDER || notice.kind() == NoticeKind.TASK_ESCALATED).filter(notice -> notice.arguments().stream().anyMatch(text -> text.contains(businessKey)) || notice.to().stream()
                .anyMatch(person -> person.value().endsWith(businessKey.substring(0, 8)))).toList();
    }

    private List<AuditEvent> history(String action) {
        return audit.events.stream().filter(event -> event.stream().equals(businessKey) && event.action().equals(action)).toList();
    }

    private void date(String id, Instant due) {
        jdbc.sql("update inbox.task set due_at = :due where id = :id").param("due", due.atOffset(ZoneOffset.UTC)).param("id", UUID.fromString(id)).update();
    }

    @Test
    void eachStepIsTakenOnceAtItsTimeAndStandsInTheHistory() {
        var id = offered();
        at(BEFORE.minusSeconds(1));
        assertThat(told()).isEmpty();

        at(BEFORE);
        at(BEFORE.plusSeconds(60));
        assertThat(told()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.TASK_REMINDER);
            assertThat(notice.to()).containsExactly(user(owner).username());
            assertThat(notice.path()).isEqualTo("/inbox/tasks/" + id);
        });
        assertThat(history("inbox.remindedBefore")).singleElement().satisfies(event -> assertThat(event.details()).containsEntry("told", owner).containsEntry("taskId", id));

        at(DUE);
        at(DUE.plusSeconds(60));
        assertThat(history("inbox.remindedDue")).hasSize(1);
        assertThat(told()).hasSize(2);

        at(ESCALATION);
        at(ESCALATION.plusSeconds(60));
        assertThat(told()).hasSize(3).last().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.TASK_ESCALATED);
            assertThat(notice.to()).containsExactly(user(chief).username());
        });
        assertThat(history("inbox.taskEscalated")).singleElement().satisfies(event -> assertThat(event.details()).containsEntry("told", chief));
    }

    @Test
    void aNewDeadlineHasItsOwnSteps() {
        var id = offered();
        at(DUE);
        assertThat(history("inbox.remindedDue")).hasSize(1);
        date(id, DUE.plusSeconds(7 * 86_400));
        at(DUE.plusSeconds(86_400));
        assertThat(history("inbox.taskEscalated")).isEmpty();
        at(DUE.plusSeconds(7 * 86_400));
        assertThat(history("inbox.remindedDue")).hasSize(2);
    }

    @Test
    void whoHasTheTaskCountsInTheWorkingDaysOfTheOwnCountry() {
        jdbc.sql("insert into inbox.personal_calendar (person, country, zone) values (:person, 'US', 'America/New_York')").param("person", owner).update();
        var id = add(TaskFixtures.assignedTo(owner, businessKey));
        // Thanksgiving, the fourth Thursday of November, is a day off in the United States
        date(id, Instant.parse("2027-11-26T15:00:00Z"));
        at(Instant.parse("2027-11-24T14:59:00Z"));
        assertThat(told()).isEmpty();
        at(Instant.parse("2027-11-24T15:00:00Z"));
        assertThat(told()).hasSize(1);
    }

    @Test
    void aReminderOfTheProcessItselfIsNotDoubled() {
        var id = offered();
        jdbc.sql("update inbox.task set reminders = 1, reminded_at = :at where id = :id").param("at", BEFORE.minusSeconds(3_600).atOffset(ZoneOffset.UTC)).param("id", UUID.fromString(id)).update();
        at(BEFORE);
        assertThat(told()).isEmpty();
        assertThat(history("inbox.remindedBefore")).singleElement().satisfies(event -> assertThat(event.details()).containsEntry("told", ""));
    }

    @Test
    void whoMustNotKnowOfTheTaskHearsNothingNotEvenAsItsManager() {
        var id = offered();
        jdbc.sql("update inbox.task set excluded_users = array[:owner, :chief] where id = :id").param("owner", owner).param("chief", chief).param("id", UUID.fromString(id)).update();
        at(BEFORE);
        at(DUE);
        at(ESCALATION);
        assertThat(told()).isEmpty();
        assertThat(history("inbox.taskEscalated")).hasSize(1);
    }

    @Test
    void severalInstancesTakeAStepOnce() throws Exception {
        offered();
        clock.now = BEFORE;
        try (var instances = Executors.newFixedThreadPool(4)) {
            for (var done : instances.invokeAll(IntStream.range(0, 8).mapToObj(n -> Executors.callable(run::round)).toList())) {
                done.get();
            }
        }
        assertThat(told()).hasSize(1);
        assertThat(history("inbox.remindedBefore")).hasSize(1);
    }

    @Test
    void aTaskThatSomebodyIsDecidingIsLeftForTheNextRound() {
        var id = UUID.fromString(offered());
        clock.now = BEFORE;
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select id from inbox.task where id = :id for update").param("id", id).query(UUID.class).single();
            try (var other = Executors.newSingleThreadExecutor()) {
                other.submit(run::round).get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(told()).isEmpty();
        run.round();
        assertThat(told()).hasSize(1);
    }
}
