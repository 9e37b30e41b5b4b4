package io.heyi.inbox.internal.workload;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.ActionOutcome;
import io.heyi.inbox.internal.Completion;
import io.heyi.inbox.internal.TaskActions;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.orchestration.UserTaskListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@InboxWebTest
@Import(WorkloadTest.Neighbours.class)
class WorkloadTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Neighbours {

        static final List<String> HANDED = new CopyOnWriteArrayList<>();
        static final Set<String> AWAY = java.util.concurrent.ConcurrentHashMap.newKeySet();

        @Bean
        @Primary
        HandOver handOver(TaskReading reading) {
            return (task, by, to, reason) -> {
                HANDED.add(task + ":" + to);
                return to.value().startsWith("stranger") ? new ActionOutcome.AssignedByModel() : new ActionOutcome.Done(reading.find(task).orElseThrow());
            };
        }

        @Bean
        Availability awayInTheTest() {
            return people -> (person, process) -> AWAY.contains(person);
        }
    }

    @Autowired
    private MockMvcTester mvc;
    @Autowired
    private Workload workload;
    @Autowired
    private UserTaskListener engine;
    @Autowired
    private TaskActions actions;
    @Autowired
    private FakeAccess access;
    @Autowired
    private FakeTaskType type;
    @Autowired
    private RecordedAudit audit;
    @Autowired
    private SetClock clock;
    @Autowired
    private JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String food = "me-owner:ME-" + mark;
    private final String manages = "platform-owner:" + mark;
    private final CurrentUser ann = user("ann-" + mark, food);
    private final CurrentUser bob = user("bob-" + mark, food);
    private final CurrentUser manager = user("manager-" + mark, manages);
    private final CurrentUser other = user("other-" + mark, "platform-owner:clothing-" + mark);
    private int cases;

    @BeforeEach
    void people() {
        Neighbours.HANDED.clear();
        List.of(ann, bob, manager, other).forEach(person -> access.grant(person.relations()));
    }

    private UUID offered(String group, String managers, Duration due) {
        var id = UUID.fromString(TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, mark + "-" + cases++, clock.now.plus(due))));
        jdbc.sql("update inbox.task set manager_groups = :managers where id = :id").param("managers", new String[] {managers}).param("id", id).update();
        return id;
    }

    private UUID offered(Duration due) {
        return offered(food, manages, due);
    }

    private MvcTestResult get(CurrentUser who, String path) {
        access.signIn(who);
        return mvc.get().uri(path).locale(Locale.ENGLISH).header("Accept-Language", "en").exchange();
    }

    private static String text(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void theNumbersAddUpToTheList() {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 6; i++) {
            ids.add(offered(Duration.ofDays(i - 1).minusHours(1)));
        }
        offered(Duration.ofDays(20));
        actions.claim(ids.get(0), ann);
        actions.claim(ids.get(1), ann);
        actions.claim(ids.get(2), bob);
        actions.complete(ids.get(3), bob, Completion.of("approve", null, Map.of("amount", "10.50")));
        var backlog = workload.backlog(manager);
        assertThat(backlog.total().open()).isEqualTo(workload.open(manager).size()).isEqualTo(6);
        assertThat(backlog.approvers()).extracting(Backlog.Row::open).satisfies(open -> assertThat(open.stream().mapToLong(Long::longValue).sum()).isEqualTo(6));
        assertThat(backlog.groups()).singleElement().satisfies(row -> assertThat(row.open()).isEqualTo(6));
        assertThat(backlog.total().overdue()).isEqualTo(2);
        assertThat(backlog.total().dueThisWeek()).isEqualTo(3);
        assertThat(backlog.total().decided()).isEqualTo(1);
        assertThat(backlog.approvers()).filteredOn(row -> row.name().equals(java.util.Optional.of(ann.username().value()))).singleElement()
                .satisfies(row -> assertThat(row.open()).isEqualTo(2));
        assertThat(backlog.approvers()).filteredOn(row -> row.name().isEmpty()).singleElement().satisfies(row -> assertThat(row.open()).isEqualTo(3));
    }

    @Test
    void aManagerSeesNothingOfAnotherPlatform() throws Exception {
        offered(Duration.ofDays(1));
        var clothing = offered("me-owner:CL-" + mark, "platform-owner:clothing-" + mark, Duration.ofDays(1));
        assertThat(workload.backlog(manager).total().open()).isEqualTo(1);
        assertThat(workload.open(manager)).extracting(task -> task.id()).doesNotContain(clothing);
        assertThat(workload.preview(manager, Set.of(clothing), ann.username().value())).isEmpty();
        assertThat(text(get(manager, "/inbox/workload"))).doesNotContain(clothing.toString()).contains("Workload");
        assertThat(text(get(manager, "/api/v1/tasks/workload/suggestion"))).doesNotContain(clothing.toString());
    }

    @Test
    void nobodyButATaskManagerSeesIt() {
        offered(Duration.ofDays(1));
        for (var path : new String[] {"/inbox/workload", "/inbox/workload/suggestion", "/inbox/workload/preview?task=x&to=y", "/api/v1/tasks/workload", "/api/v1/tasks/workload/suggestion"}) {
            var before = audit.refusals.size();
            assertThat(get(ann, path)).as(path).hasStatus(403);
            assertThat(audit.refusals).as(path).hasSize(before + 1);
        }
        access.signIn(user("admin-" + mark, "auditor"));
        assertThat(mvc.post().uri("/inbox/workload/hand-over").param("move", UUID.randomUUID() + ":" + ann.username()).param("reason", "no").exchange()).hasStatus(403);
        assertThat(Neighbours.HANDED).isEmpty();
    }

    @Test
    void aManagerSeesNothingOfWhatHeIsKeptOut() {
        type.excluded.put(mark + "-" + cases, Set.of(manager.username()));
        offered(Duration.ofDays(1));
        offered(Duration.ofDays(1));
        assertThat(workload.open(manager)).hasSize(1);
        assertThat(workload.backlog(manager).total().open()).isEqualTo(1);
    }

    @Test
    void theSuggestionGivesNothingToWhoIsAwayOrKeptOut() {
        type.excluded.put(mark + "-" + cases, Set.of(ann.username()));
        var notForAnn = offered(Duration.ofDays(1));
        assertThat(workload.suggestion(manager)).singleElement().satisfies(move -> {
            assertThat(move.task().id()).isEqualTo(notForAnn);
            assertThat(move.to()).isEqualTo(bob.username().value());
        });
        Neighbours.AWAY.add(bob.username().value());
        assertThat(workload.suggestion(manager)).isEmpty();
        Neighbours.AWAY.clear();
    }

    @Test
    void aPreviewSaysWhatCannotBeHandedOverAndChangesNothing() throws Exception {
        var id = offered(Duration.ofDays(1));
        actions.claim(id, ann);
        assertThat(workload.preview(manager, Set.of(id), ann.username().value())).singleElement().satisfies(move -> assertThat(move.problem()).isEqualTo("inbox.workload.problem.hasIt"));
        assertThat(workload.preview(manager, Set.of(id), other.username().value())).singleElement().satisfies(move -> assertThat(move.problem()).isEqualTo("inbox.workload.problem.notEligible"));
        assertThat(text(get(manager, "/inbox/workload/preview?task=" + id + "&to=" + bob.username()))).contains("Open tasks: 1 there, 0 here", id + ":" + bob.username());
        assertThat(text(get(manager, "/inbox/workload/preview?task=forged&to=<b>"))).contains("Nobody has this user name", "Choose at least one task");
        assertThat(Neighbours.HANDED).isEmpty();
    }

    @Test
    void aPreviewThatIsRefusedKeepsWhatWasChosenAndTyped() throws Exception {
        var id = offered(Duration.ofDays(1));
        offered(Duration.ofDays(2));
        var answer = get(manager, "/inbox/workload/preview?task=" + id + "&to=Not A Name");
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("Nobody has this user name", "value=\"Not A Name\"").containsPattern("value=\"" + id + "\"[^>]* checked").containsOnlyOnce("checked=\"checked\"");
    }

    @Test
    void handingOverAnswersForEachTask() throws Exception {
        var first = offered(Duration.ofDays(1));
        var second = offered(Duration.ofDays(2));
        access.signIn(manager);
        var answer = mvc.post().uri("/inbox/workload/hand-over").locale(Locale.ENGLISH).param("move", first + ":" + bob.username(), second + ":stranger-" + mark).param("reason", "Ann is ill").exchange();
        assertThat(text(answer)).contains("Handed over", mark + "-0", mark + "-1", "tag-warn").as("a page that a manager may not open").doesNotContain("/inbox/tasks/" + first);
        assertThat(Neighbours.HANDED).containsExactlyInAnyOrder(first + ":" + bob.username(), second + ":stranger-" + mark);
        var api = mvc.post().uri("/api/v1/tasks/workload/hand-over").contentType(MediaType.APPLICATION_JSON)
                .content("{\"moves\":[{\"task\":\"" + first + "\",\"to\":\"" + bob.username() + "\"}],\"reason\":\"Ann is ill\"}").exchange();
        assertThat(api).hasStatusOk().bodyJson().extractingPath("$[0].done").isEqualTo(true);
    }

    @Test
    void whatIsNoneOfTheManagersIsNotNamedInTheAnswer() throws Exception {
        offered(Duration.ofDays(1));
        var clothing = offered("me-owner:CL-" + mark, "platform-owner:clothing-" + mark, Duration.ofDays(1));
        access.signIn(manager);
        var answer = mvc.post().uri("/inbox/workload/hand-over").locale(Locale.ENGLISH).param("move", clothing + ":" + bob.username()).param("reason", "Curious").exchange();
        assertThat(text(answer)).contains("A task that is not yours").doesNotContain(mark + "-1");
    }

    @Test
    void aFaultyHandOverChangesNothingAndSaysAllItsFaults() {
        var id = offered(Duration.ofDays(1));
        access.signIn(manager);
        assertThat(mvc.post().uri("/inbox/workload/hand-over").param("move", id + ":" + bob.username()).param("reason", " ").exchange()).hasStatus(422);
        assertThat(mvc.post().uri("/inbox/workload/hand-over").param("reason", "because").exchange()).hasStatus(422);
        var tooMany = java.util.stream.IntStream.range(0, 201).mapToObj(i -> "{\"task\":\"" + UUID.randomUUID() + "\",\"to\":\"ann\"}").collect(java.util.stream.Collectors.joining(","));
        assertThat(mvc.post().uri("/api/v1/tasks/workload/hand-over").contentType(MediaType.APPLICATION_JSON).content("{\"moves\":[" + tooMany + "],\"reason\":\"x\"}").exchange()).hasStatus(422);
        assertThat(Neighbours.HANDED).isEmpty();
    }
}
