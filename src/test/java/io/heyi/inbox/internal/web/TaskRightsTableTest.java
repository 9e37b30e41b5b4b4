package io.heyi.inbox.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.web.TaskStanding.Action;
import io.heyi.inbox.internal.web.TaskStanding.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whoever stands to a task in some way tries everything by page address and by API, and gets what {@link TaskStanding} says; every refusal is on record (product-bar T1–T3). */
@InboxWebTest
@Import(TaskScene.Stage.class)
class TaskRightsTableTest {

    private static final Path PAGE = Path.of("docs/task-rights.md");
    private static final String RENEW = "heyi.renew";

    @Autowired MockMvcTester mvc;
    @Autowired TaskScene.Stage stage;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired SetClock clock;

    private Instant before;

    @BeforeEach
    void remember() {
        before = clock.now;
    }

    @AfterEach
    void timeGoesBack() {
        clock.now = before;
    }

    @ParameterizedTest
    @EnumSource(TaskStanding.class)
    void everyStandingMayByPageAndApiWhatTheTableSays(TaskStanding standing) {
        var soft = new SoftAssertions();
        for (var action : Action.values()) {
            tries(stage.of(standing), standing, action, soft);
        }
        soft.assertAll();
    }

    /** An administrator manages the group of these tasks, which is a standing of its own. */
    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
    void noRoleAloneLetsAnybodyDoAnything(Role role) {
        var soft = new SoftAssertions();
        for (var action : Action.values()) {
            tries(stage.of(TaskStanding.STRANGER, role.roleName(), "platform-owner:elsewhere", "me-owner:ME-0001"), TaskStanding.STRANGER, action, soft);
        }
        soft.assertAll();
    }

    private void tries(TaskScene first, TaskStanding standing, Action action, SoftAssertions soft) {
        var expected = standing.to(action);
        var byApi = api(first, action);
        soft.assertThat(byApi.getResponse().getStatus()).as("%s: %s by API", standing, action).isEqualTo(switch (expected) {
            case YES -> 200;
            case NO -> 403;
            case OTHER -> 409;
        });
        refusals(first, expected, standing + ": " + action + " by API", soft);
        clock.now = before;
        var second = stage.of(standing, first.actor().groups().stream().filter(group -> !group.contains(first.businessKey()) && !group.equals("administrator")).toArray(String[]::new));
        var byPage = page(second, action);
        // a page answers a lost race by a word on the page it leads to, or on the same one
        soft.assertThat(byPage.getResponse().getStatus()).as("%s: %s by page", standing, action).isIn(switch (expected) {
            case YES -> new Object[] {200, 302};
            case NO -> new Object[] {403};
            case OTHER -> new Object[] {302, 409};
        });
        refusals(second, expected, standing + ": " + action + " by page", soft);
        clock.now = before;
    }

    private void refusals(TaskScene scene, Answer expected, String what, SoftAssertions soft) {
        var entries = audit.refusals.stream().filter(event -> scene.id().equals(event.details().get("taskId"))).toList();
        soft.assertThat(entries).as(what).hasSize(expected == Answer.NO ? 1 : 0);
        soft.assertThat(entries).as(what).allSatisfy(event -> assertThat(event.actor()).isEqualTo(scene.actor().username().value()));
    }

    private MvcTestResult api(TaskScene scene, Action action) {
        return switch (action) {
            case READ -> get(scene.actor(), "/api/v1/tasks/" + scene.id());
            case CLAIM -> json(scene, "/claim", "");
            case RELEASE -> json(scene, "/release", "");
            case COMPLETE -> json(scene, "/complete", "{\"outcome\": \"approve\"}");
            case HAND_OVER -> json(scene, "/hand-over", "{\"to\": \"%s\", \"reason\": \"Knows it\"}".formatted(scene.to()));
            case REDATE -> json(scene, "/due-date", "{\"dueAt\": \"%s\", \"reason\": \"More time\"}".formatted(clock.now.plus(Duration.ofDays(5))));
            case TAKE_BACK -> json(scene, "/take-back", "{\"reason\": \"Is away\"}");
        };
    }

    private MvcTestResult page(TaskScene scene, Action action) {
        return switch (action) {
            case READ -> get(scene.actor(), "/inbox/tasks/" + scene.id());
            case CLAIM -> form(scene, "/claim");
            case RELEASE -> form(scene, "/release");
            case COMPLETE -> form(scene, "/complete", "outcome", "approve");
            case HAND_OVER -> form(scene, "/planning/hand-over", "to", scene.to(), "reason", "Knows it");
            case REDATE -> form(scene, "/planning/due-date", "dueAt", "2027-01-01T09:00", "reason", "More time");
            case TAKE_BACK -> form(scene, "/planning/take-back", "reason", "Is away");
        };
    }

    private MvcTestResult get(CurrentUser who, String path) {
        access.signIn(who);
        return mvc.get().uri(path).locale(Locale.ENGLISH).exchange();
    }

    private MvcTestResult json(TaskScene scene, String path, String body) {
        access.signIn(scene.actor());
        return mvc.post().uri("/api/v1/tasks/{id}" + path, scene.id()).contentType(MediaType.APPLICATION_JSON).content(body).locale(Locale.ENGLISH).exchange();
    }

    private MvcTestResult form(TaskScene scene, String path, String... fields) {
        access.signIn(scene.actor());
        var request = mvc.post().uri("/inbox/tasks/{id}" + path, scene.id()).locale(Locale.ENGLISH);
        for (int field = 0; field < fields.length; field += 2) {
            request = request.param(fields[field], fields[field + 1]);
        }
        return request.exchange();
    }

    /** Also what hangs on a task's address: its history and the form for its dates. */
    @ParameterizedTest
    @EnumSource(TaskStanding.class)
    void whoMayNotReadATaskGetsNeitherItsHistoryNorItsPlanning(TaskStanding standing) {
        var history = stage.of(standing);
        assertThat(get(history.actor(), "/inbox/tasks/" + history.id() + "/history.json")).hasStatus(standing.to(Action.READ) == Answer.YES ? 200 : 403);
        clock.now = before;
        var planning = stage.of(standing);
        assertThat(get(planning.actor(), "/inbox/tasks/" + planning.id() + "/planning")).hasStatus(standing.to(Action.TAKE_BACK) == Answer.YES || standing == TaskStanding.ASSIGNEE ? 200 : 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "1", "' or 1=1 --", "..%2F..", "%00"})
    void aForgedIdIsATaskThatDoesNotExist(String forged) {
        var nobody = user("forger");
        for (var path : new String[] {"/api/v1/tasks/{id}", "/inbox/tasks/{id}", "/inbox/tasks/{id}/planning", "/inbox/tasks/{id}/history.json"}) {
            access.signIn(nobody);
            assertThat(mvc.get().uri(path, forged).exchange().getResponse().getStatus()).as(path).isIn(400, 404);
        }
        for (var action : Action.values()) {
            if (action != Action.READ) {
                assertThat(api(new TaskScene(forged, "", nobody, "forger"), action).getResponse().getStatus()).as("%s", action).isIn(400, 404);
                assertThat(page(new TaskScene(forged, "", nobody, "forger"), action).getResponse().getStatus()).as("%s by page", action).isIn(400, 404);
            }
        }
    }

    /** Nothing that was refused has left a trace on the task. */
    @Test
    void whatIsRefusedChangesNothing() {
        for (var standing : TaskStanding.values()) {
            var scene = stage.of(standing);
            var seen = audit.events.stream().filter(event -> event.stream().equals(scene.businessKey())).count();
            Arrays.stream(Action.values()).filter(action -> standing.to(action) == Answer.NO).forEach(action -> {
                api(scene, action);
                page(scene, action);
            });
            assertThat(audit.events.stream().filter(event -> event.stream().equals(scene.businessKey())).count()).as("%s", standing).isEqualTo(seen);
            clock.now = before;
        }
    }

    @Test
    void thePageInTheDocumentationSaysTheSame() throws IOException {
        var page = page();
        if (Boolean.getBoolean(RENEW)) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("renew it: mvn test -Dtest=TaskRightsTableTest -D%s=true", RENEW).hasContent(page);
    }

    private static String page() {
        var head = Stream.of(Action.values()).map(action -> action.words).collect(Collectors.joining(" | ", "| Who | ", " |"));
        var rule = "|---".repeat(Action.values().length + 1) + "|";
        var rows = Stream.of(TaskStanding.values()).map(standing -> Stream.of(Action.values()).map(action -> switch (standing.to(action)) {
            case YES -> "yes";
            case NO -> "–";
            case OTHER -> "409";
        }).collect(Collectors.joining(" | ", "| " + standing.words + " | ", " |"))).collect(Collectors.joining("\n"));
        return """
                # Who may do what with a task

                Generated from `TaskStanding` by `TaskRightsTableTest`, which tries every cell by page address and by API, and every role without a relation in the last row.
                Why it is so: [ADR 33](adr/0033-substitution-and-task-managers.md).

                - **yes**: done. **–**: 403, nothing changes, and the attempt stands in the history of refused access.
                - **409**: the person has a right, but the task is somebody else's now, or the process itself has named whose it is; the answer says whose.

                %s
                %s
                %s
                """.formatted(head, rule, rows);
    }

    /** An id that exists nowhere, so that the test above cannot pass by accident. */
    @Test
    void aTaskOfOnesOwnIsFoundByItsId() {
        var scene = stage.of(TaskStanding.CANDIDATE);
        assertThat(get(scene.actor(), "/api/v1/tasks/" + scene.id())).hasStatusOk();
        assertThat(get(scene.actor(), "/api/v1/tasks/" + UUID.randomUUID())).hasStatus(404);
    }
}
