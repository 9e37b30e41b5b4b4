package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.Inbox;
import io.heyi.inbox.InboxTest;
import io.heyi.inbox.ListFacts;
import io.heyi.inbox.internal.TaskFilter.Day;
import io.heyi.inbox.internal.TaskFilter.Text;
import io.heyi.orchestration.UserTask;
import io.heyi.shared.Money;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Search, filters, order, plan and what is put away (issue 6, part 2; product-bar T9). */
@InboxTest
class TaskListsTest {

    @Autowired TaskActions actions;
    @Autowired TaskOrdering planning;
    @Autowired TaskProjection projection;
    @Autowired TaskReading reading;
    @Autowired TaskStore store;
    @Autowired FakeTaskType type;
    @Autowired SetClock clock;
    @Autowired RecordedAudit audit;
    @Autowired JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String group = "platform-owner:" + mark;
    private final CurrentUser owner = user("owner-" + mark, group);
    private final CurrentUser colleague = user("colleague-" + mark, group);

    @BeforeEach
    void atNoon() {
        clock.now = Instant.parse("2026-03-02T04:00:00Z");
    }

    private UUID add(UserTask task) {
        projection.created(task);
        return store.findByEngineKey(task.key()).orElseThrow().id();
    }

    private UUID add(String businessKey, ListFacts facts) {
        type.facts.put(businessKey, facts);
        return add(TaskFixtures.offeredTo(group, businessKey));
    }

    private List<UUID> ids(TaskSelection wanted, CurrentUser reader) {
        return reading.list(wanted, reader, PageRequest.first()).items().stream().map(Task::id).toList();
    }

    private List<UUID> ids(TaskView view, CurrentUser reader) {
        return ids(TaskSelection.of(view), reader);
    }

    private static TaskSelection filtered(TaskView view, Text kind, String value) {
        return new TaskSelection(view, new TaskFilter(Map.of(kind, value), Map.of(), Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty());
    }

    private List<UUID> search(String words, CurrentUser reader) {
        return ids(filtered(TaskView.ALL, Text.Q, words), reader);
    }

    @Test
    void aTaskIsFoundByItsCaseItsFactsItsPeopleAndWhatWasDecided() {
        var id = add("EMC-" + mark + "/2026-11", ListFacts.none().emc("EMC-" + mark).microenterprise("ME-" + mark).person(new Username("proposer-" + mark)));
        for (var words : List.of("emc-" + mark, "ME-" + mark, "me-" + mark.substring(0, 6), "2026-11 emc-" + mark, "proposer-" + mark, "Mx proposer-" + mark)) {
            assertThat(search(words, owner)).as(words).containsExactly(id);
        }
        assertThat(search("owner-" + mark, owner)).isEmpty();
        actions.claim(id, owner);
        assertThat(search("owner-" + mark, owner)).as("its holder").containsExactly(id);
        actions.complete(id, owner, Completion.of("reject", "预算太高 too dear", null));
        assertThat(search("预算 dear", owner)).as("why it was rejected").containsExactly(id);
        assertThat(search("reject", owner)).contains(id);
        assertThat(search("预高", owner)).isEmpty();
    }

    @Test
    void aSearchFindsNothingThatOneMayNotSee() {
        var hidden = "EMC-" + mark;
        type.excluded.put(hidden, Set.of(colleague.username()));
        var id = add(hidden, ListFacts.none());
        assertThat(search(hidden, owner)).containsExactly(id);
        assertThat(search(hidden, colleague)).as("who has an interest").isEmpty();
        assertThat(search(hidden, user("stranger-" + mark, "administrator"))).isEmpty();
        actions.complete(id, owner, Completion.of("approve", null, null));
        assertThat(search(hidden, user("other-" + mark, group))).as("what another has decided").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "' or true --", "a' | 'b", "\\", ":*", "!x", "%", "(", "审'批"})
    void aQuestionIsNeverReadAsAnythingButWords(String asked) {
        add("case-" + mark, ListFacts.none());
        assertThat(search(asked, owner)).isEmpty();
        for (var kind : Text.values()) {
            assertThat(ids(filtered(TaskView.ALL, kind, asked), owner)).as(kind.name()).isEmpty();
        }
    }

    @Test
    void everyFilterTakesTasksAwayAndAddsNone() {
        var wanted = add("wanted-" + mark, ListFacts.none().emc("EMC-9").microenterprise("ME-9").platform("food").period(YearMonth.of(2026, 11)).person(new Username("zhang"))
                .amount(Money.of("500000.00", "CNY")));
        var other = add("other-" + mark, ListFacts.none().amount(Money.of("90.00", "EUR")));
        Map.of(Text.EMC, "EMC-9", Text.MICROENTERPRISE, "ME-9", Text.PLATFORM, "food", Text.PERIOD, "2026-11", Text.PERSON, "zhang", Text.CURRENCY, "CNY", Text.BUSINESSKEY, "wanted-" + mark)
                .forEach((kind, value) -> assertThat(ids(filtered(TaskView.GROUP, kind, value), owner)).as(kind.name()).containsExactly(wanted));
        Map.of(Text.TYPE, FakeTaskType.ID, Text.PROCESS, "test-process", Text.GROUP, group)
                .forEach((kind, value) -> assertThat(ids(filtered(TaskView.GROUP, kind, value), owner)).as(kind.name()).containsExactlyInAnyOrder(wanted, other));
        assertThat(ids(filtered(TaskView.ALL, Text.GROUP, "administrator"), owner)).isEmpty();
        assertThat(ids(new TaskSelection(TaskView.GROUP, new TaskFilter(Map.of(), Map.of(), Optional.empty(), Optional.of(new BigDecimal("91")), Optional.of(new BigDecimal("500000"))),
                Optional.empty()), owner)).containsExactly(wanted);
        actions.claim(wanted, owner);
        assertThat(ids(filtered(TaskView.ALL, Text.HOLDER, owner.username().value()), owner)).containsExactly(wanted);
    }

    @Test
    void daysAreWholeDaysOfTheCompany() {
        var evening = add(TaskFixtures.offeredTo(group, mark, Instant.parse("2026-03-05T15:59:00Z")));
        var midnight = add(TaskFixtures.offeredTo(group, mark, Instant.parse("2026-03-05T16:00:00Z")));
        assertThat(ids(due(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 5)), owner)).containsExactly(evening);
        assertThat(ids(due(LocalDate.of(2026, 3, 6), LocalDate.of(2026, 3, 6)), owner)).containsExactly(midnight);
    }

    private static TaskSelection due(LocalDate from, LocalDate to) {
        return new TaskSelection(TaskView.GROUP, new TaskFilter(Map.of(), Map.of(Day.DUE_FROM, from, Day.DUE_TO, to), Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(TaskColumn.class)
    void everyColumnOrdersBothWaysAndPagesDoNotOverlap(TaskColumn column) {
        for (int i = 0; i < 5; i++) {
            add("case-" + mark + i, i == 2 ? ListFacts.none() : ListFacts.none().emc("EMC-" + i % 2).amount(Money.of(i + ".00", "CNY")));
        }
        for (var descending : List.of(false, true)) {
            var wanted = new TaskSelection(TaskView.GROUP, TaskFilter.NONE, Optional.of(new TaskSelection.Sort(column, descending)));
            var pages = java.util.stream.IntStream.range(0, 3).mapToObj(page -> reading.list(wanted, owner, new PageRequest(page, 2))).toList();
            assertThat(pages).allSatisfy(page -> assertThat(page.total()).isEqualTo(5));
            assertThat(pages.stream().flatMap(page -> page.items().stream()).map(Task::id).toList()).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatHasNoAmountComesLastEitherWay() {
        var none = add("none-" + mark, ListFacts.none());
        var little = add("little-" + mark, ListFacts.none().amount(Money.of("9.00", "CNY")));
        var much = add("much-" + mark, ListFacts.none().amount(Money.of("10.00", "CNY")));
        assertThat(ids(new TaskSelection(TaskView.GROUP, TaskFilter.NONE, TaskSelection.Sort.named("amount")), owner)).containsExactly(little, much, none);
        assertThat(ids(new TaskSelection(TaskView.GROUP, TaskFilter.NONE, TaskSelection.Sort.named("-amount")), owner)).containsExactly(much, little, none);
    }

    @Test
    void aPageBehindTheLastOneStillTellsHowMany() {
        add("case-" + mark, ListFacts.none());
        var page = reading.list(TaskSelection.of(TaskView.GROUP), owner, new PageRequest(7, 25));
        assertThat(page.items()).isEmpty();
        assertThat(page.total()).isEqualTo(1);
    }

    @Test
    void whatIsPutAwayLeavesMyListsAndCountsAndComesBackByItself() {
        var id = add("case-" + mark, ListFacts.none());
        assertThat(planning.snooze(id, owner, Optional.of(LocalDate.of(2026, 3, 4)))).isInstanceOf(ActionOutcome.Done.class);
        assertThat(ids(TaskView.GROUP, owner)).isEmpty();
        assertThat(ids(TaskView.ALL, owner)).isEmpty();
        assertThat(ids(TaskView.SNOOZED, owner)).containsExactly(id);
        assertThat(reading.counts(owner)).isEqualTo(new Inbox.Counts(0, 0, 0, 0, 0));
        assertThat(ids(TaskView.GROUP, colleague)).as("for others it is as before").containsExactly(id);
        clock.now = Instant.parse("2026-03-03T16:00:00Z");
        assertThat(ids(TaskView.GROUP, owner)).as("midnight in the company's zone").containsExactly(id);
        assertThat(ids(TaskView.SNOOZED, owner)).isEmpty();
        assertThat(reading.counts(owner)).isEqualTo(new Inbox.Counts(0, 1, 0, 0, 0));
    }

    @Test
    void aDeadlineEndsWhatWasPutAway() {
        var id = add(TaskFixtures.offeredTo(group, mark, clock.now.plus(Duration.ofHours(1))));
        planning.snooze(id, owner, Optional.of(LocalDate.of(2026, 3, 9)));
        assertThat(ids(TaskView.GROUP, owner)).isEmpty();
        clock.now = clock.now.plus(Duration.ofHours(2));
        assertThat(ids(TaskView.OVERDUE, owner)).containsExactly(id);
        assertThat(ids(TaskView.SNOOZED, owner)).isEmpty();
        assertThat(reading.counts(owner)).isEqualTo(new Inbox.Counts(0, 1, 1, 0, 0));
    }

    @Test
    void whatIsPutAwayCanBeBroughtBack() {
        var id = add("case-" + mark, ListFacts.none());
        planning.snooze(id, owner, Optional.of(LocalDate.of(2026, 3, 4)));
        planning.snooze(id, owner, Optional.empty());
        assertThat(ids(TaskView.GROUP, owner)).containsExactly(id);
    }

    @Test
    void onlyWhomATaskConcernsCanPutItAwayAndOnlyForAFewMonths() {
        var id = add("case-" + mark, ListFacts.none());
        assertThat(planning.snooze(id, user("stranger-" + mark, "administrator"), Optional.of(LocalDate.of(2026, 3, 4)))).isInstanceOf(ActionOutcome.Forbidden.class);
        for (var day : List.of(LocalDate.of(2026, 3, 2), LocalDate.of(2020, 1, 1), LocalDate.of(2026, 6, 1))) {
            assertThat(planning.snooze(id, owner, Optional.of(day))).as(day.toString()).isInstanceOf(ActionOutcome.Invalid.class);
        }
    }

    @Test
    void theHolderSaysHowUrgentATaskIsAndWhenToLookAgain() {
        var id = add("case-" + mark, ListFacts.none());
        assertThat(planning.prioritise(id, owner, 95)).as("before it is taken").isInstanceOf(ActionOutcome.Forbidden.class);
        actions.claim(id, owner);
        assertThat(planning.prioritise(id, owner, 95)).isInstanceOf(ActionOutcome.Done.class);
        assertThat(planning.followUp(id, owner, Optional.of(LocalDate.of(2026, 3, 9)))).isInstanceOf(ActionOutcome.Done.class);
        var task = store.find(id).orElseThrow();
        assertThat(task.priority()).isEqualTo(95);
        assertThat(task.followUpAt()).hasValue(Instant.parse("2026-03-08T16:00:00Z"));
        assertThat(planning.prioritise(id, colleague, 10)).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(planning.followUp(id, colleague, Optional.empty())).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(planning.prioritise(id, owner, 101)).isInstanceOf(ActionOutcome.Invalid.class);
        actions.release(id, owner);
        assertThat(store.find(id).orElseThrow().followUpAt()).as("was its holder's alone").isEmpty();
    }

    @Test
    void eachChangeOfAPlanIsInTheHistoryOnceWithOldAndNewValue() {
        var id = add("case-" + mark, ListFacts.none());
        actions.claim(id, owner);
        planning.prioritise(id, owner, 95);
        planning.prioritise(id, owner, 95);
        planning.followUp(id, owner, Optional.of(LocalDate.of(2026, 3, 9)));
        planning.snooze(id, owner, Optional.of(LocalDate.of(2026, 3, 4)));
        planning.snooze(id, owner, Optional.empty());
        var told = audit.events.stream().filter(event -> id.toString().equals(event.details().get("taskId"))).skip(2).toList();
        assertThat(told).extracting(AuditEvent::action).containsExactly("inbox.taskPrioritised", "inbox.taskFollowUpSet", "inbox.taskSnoozed", "inbox.taskWoken");
        assertThat(told.getFirst().details()).containsEntry("priority", Map.of("old", 50, "new", 95));
        assertThat(told.get(1).details()).containsEntry("followUp", Map.of("old", "–", "new", "2026-03-09"));
    }

    @Test
    void aManagerRanksATaskThatHeMayNotDecideUnlessHeHasAnInterest() {
        var id = add("case-" + mark, ListFacts.none());
        jdbc.sql("update inbox.task set manager_groups = array['process-owner'] where id = :id").param("id", id).update();
        var manager = user("manager-" + mark, "process-owner");
        assertThat(planning.prioritise(id, manager, 95)).isInstanceOf(ActionOutcome.Done.class);
        assertThat(planning.followUp(id, manager, Optional.empty())).isInstanceOf(ActionOutcome.Forbidden.class);
        assertThat(planning.snooze(id, manager, Optional.empty())).isInstanceOf(ActionOutcome.Forbidden.class);
        type.excluded.put("case-" + mark, Set.of(manager.username()));
        assertThat(planning.prioritise(id, manager, 0)).isInstanceOf(ActionOutcome.Forbidden.class);
    }

    @Test
    void levelsCoverAllNumbersOnce() {
        for (int number = 0; number <= Priority.LARGEST; number++) {
            var level = Priority.of(number);
            assertThat(number).isBetween(level.from(), level.below() - 1);
        }
        assertThat(Arrays.stream(Priority.values()).map(level -> Priority.of(level.usual())).toList()).containsExactly(Priority.values());
    }

    @Test
    void manyCountsInOneLookAreTheTotalsOfTheirLists() {
        add("one-" + mark, ListFacts.none().emc("EMC-1"));
        add("two-" + mark, ListFacts.none().emc("EMC-2"));
        planning.snooze(add("three-" + mark, ListFacts.none().emc("EMC-2")), owner, Optional.of(LocalDate.of(2026, 3, 4)));
        actions.claim(add("four-" + mark, ListFacts.none().emc("EMC-2")), owner);
        var wanted = List.of(TaskSelection.of(TaskView.ALL), filtered(TaskView.GROUP, Text.EMC, "EMC-2"), filtered(TaskView.MINE, Text.EMC, "EMC-2"), TaskSelection.of(TaskView.SNOOZED),
                TaskSelection.of(TaskView.DONE), filtered(TaskView.GROUP, Text.Q, "emc-1"));
        var counts = reading.counts(wanted, owner);
        assertThat(counts).containsExactly(Optional.of(3L), Optional.of(1L), Optional.of(1L), Optional.of(1L), Optional.empty(), Optional.of(1L));
        for (int i = 0; i < wanted.size(); i++) {
            if (counts.get(i).isPresent()) {
                assertThat(reading.list(wanted.get(i), owner, PageRequest.first()).total()).isEqualTo(counts.get(i).get());
            }
        }
    }
}
