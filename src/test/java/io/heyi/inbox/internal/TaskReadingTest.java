package io.heyi.inbox.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.Inbox;
import io.heyi.inbox.InboxTest;
import io.heyi.orchestration.UserTask;
import io.heyi.shared.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InboxTest
class TaskReadingTest {

    @Autowired TaskActions actions;
    @Autowired TaskProjection projection;
    @Autowired TaskReading reading;
    @Autowired TaskRights rights;
    @Autowired TaskStore store;
    @Autowired FakeTaskType type;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + mark;
    private final CurrentUser owner = user("owner-" + mark.substring(0, 8), group);

    private UUID add(UserTask task) {
        projection.created(task);
        return store.findByEngineKey(task.key()).orElseThrow().id();
    }

    private List<UUID> ids(TaskView view, CurrentUser user) {
        return reading.list(view, Optional.empty(), user, PageRequest.first()).items().stream().map(Task::id).toList();
    }

    @Test
    void overdueComesFirstThenDueThenImportantThenOldest() {
        var now = clock.instant();
        var late = add(TaskFixtures.offeredTo(group, mark, now.plus(Duration.ofDays(9))));
        var undated = add(TaskFixtures.offeredTo(group, mark));
        var important = add(TaskFixtures.offeredTo(group, mark));
        jdbc.sql("update inbox.task set priority = 90 where id = :id").param("id", important).update();
        clock.now = now.plusSeconds(60);
        var younger = add(TaskFixtures.offeredTo(group, mark));
        var soon = add(TaskFixtures.offeredTo(group, mark, now.plus(Duration.ofHours(3))));
        var overdue = add(TaskFixtures.offeredTo(group, mark, now.minus(Duration.ofHours(3))));
        assertThat(ids(TaskView.GROUP, owner)).containsExactly(overdue, soon, late, important, undated, younger);
    }

    @Test
    void countsMatchTheLists() {
        var startOfDayInShanghai = Instant.parse("2026-03-01T16:00:00Z");
        clock.now = startOfDayInShanghai.plus(Duration.ofHours(10));
        var mine = add(TaskFixtures.assignedTo(owner.username().value(), mark));
        add(TaskFixtures.offeredTo(group, mark, clock.now.minusSeconds(1)));
        clock.now = clock.now.plusSeconds(1);
        add(TaskFixtures.offeredTo(group, mark, startOfDayInShanghai.plus(Duration.ofHours(24)).minusMillis(1)));
        add(TaskFixtures.offeredTo(group, mark, startOfDayInShanghai.plus(Duration.ofHours(24))));
        add(TaskFixtures.offeredTo("somebody-else", mark, clock.now.minusSeconds(1)));
        var taken = add(TaskFixtures.offeredTo(group, mark));
        actions.claim(taken, owner);
        assertThat(reading.counts(owner)).isEqualTo(new Inbox.Counts(2, 3, 1, 1, 0));
        assertThat(ids(TaskView.MINE, owner)).containsExactly(mine, taken);
        assertThat(ids(TaskView.GROUP, owner)).hasSize(3);
        assertThat(ids(TaskView.OVERDUE, owner)).hasSize(1);
        assertThat(ids(TaskView.TODAY, owner)).hasSize(1);
    }

    @Test
    void whatWaitsIsCountedByCaseWithItsMonths() {
        add(TaskFixtures.offeredTo(group, mark));
        add(TaskFixtures.assignedTo(owner.username().value(), mark + "/2026-11"));
        add(TaskFixtures.offeredTo(group, mark + "x"));
        add(TaskFixtures.offeredTo("somebody-else", mark));
        assertThat(reading.waiting(owner, List.of(mark, "EMC-0000"))).isEqualTo(Map.of(mark, 2L));
        assertThat(reading.waiting(owner, List.of())).isEmpty();
    }

    @Test
    void doneListsWhatIDecidedTheLatestFirst() {
        var first = add(TaskFixtures.offeredTo(group, mark));
        var second = add(TaskFixtures.offeredTo(group, mark));
        actions.complete(first, owner, Completion.of("approve", null, null));
        clock.now = clock.now.plusSeconds(5);
        actions.complete(second, owner, Completion.of("approve", null, null));
        assertThat(ids(TaskView.DONE, owner)).containsExactly(second, first);
        assertThat(ids(TaskView.DONE, user("other-" + mark.substring(0, 8), group))).isEmpty();
    }

    @Test
    void aCaseHasItsOwnList() {
        var here = add(TaskFixtures.offeredTo(group, mark));
        add(TaskFixtures.offeredTo(group, "another-case"));
        var page = reading.list(TaskView.GROUP, Optional.of(mark), owner, PageRequest.first());
        assertThat(page.items()).extracting(Task::id).containsExactly(here);
        assertThat(page.total()).isEqualTo(1);
    }

    @Test
    void listsAndRightsSayTheSame() {
        var people = List.of(owner, user("second-" + mark.substring(0, 8), group, "administrator"), user("excluded-" + mark.substring(0, 8), group),
                user("named-" + mark.substring(0, 8)), user("stranger-" + mark.substring(0, 8), "administrator"));
        type.excluded.put(mark, Set.of(new Username(people.get(2).username().value())));
        add(TaskFixtures.offeredTo(group, mark));
        add(TaskFixtures.assignedTo(people.get(3).username().value(), mark));
        add(TaskFixtures.assignedTo(people.get(2).username().value(), mark));
        actions.claim(add(TaskFixtures.offeredTo(group, mark)), owner);
        for (var person : people) {
            var listed = Set.copyOf(java.util.stream.Stream.of(TaskView.MINE, TaskView.GROUP).flatMap(view -> ids(view, person).stream()).toList());
            var allowed = projection.openTaskKeysOf(mark).stream().map(key -> store.findByEngineKey(key).orElseThrow())
                    .filter(task -> reading.open(task.id(), person) instanceof TaskReading.Opened.Visible(var seen, var mayAct) && mayAct)
                    .map(Task::id).toList();
            assertThat(listed).as(person.username().value()).containsExactlyInAnyOrderElementsOf(allowed);
        }
    }
}
