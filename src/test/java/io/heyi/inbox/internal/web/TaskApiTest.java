package io.heyi.inbox.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.UserTaskListener;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@InboxWebTest
class TaskApiTest {

    @Autowired MockMvcTester mvc;
    @Autowired UserTaskListener engine;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired JdbcClient jdbc;

    private final String businessKey = UUID.randomUUID().toString();
    private final CurrentUser owner = user("owner", "platform-owner:food");
    private final CurrentUser rival = user("second-owner", "platform-owner:food");
    private final CurrentUser stranger = user("stranger", "administrator");

    private String add(UserTask task) {
        return TaskFixtures.add(engine, jdbc, task);
    }

    private String offered() {
        return add(TaskFixtures.offeredTo("platform-owner:food", businessKey));
    }

    private MvcTestResult get(CurrentUser who, String path) {
        access.signIn(who);
        return mvc.get().uri("/api/v1/tasks" + path).accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON).locale(Locale.ENGLISH).exchange();
    }

    private MvcTestResult post(CurrentUser who, String path, String body) {
        access.signIn(who);
        return mvc.post().uri("/api/v1/tasks" + path).contentType(MediaType.APPLICATION_JSON).content(body).locale(Locale.ENGLISH).exchange();
    }

    @Test
    void aListHasTheAgreedShape() {
        var id = offered();
        assertThat(get(owner, "?view=group&businessKey=" + businessKey + "&page=0&size=10")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"total": 1, "items": [{"id": "%s", "name": "test.decideThing", "process": "test-process", "element": "userTask_DecideThing", "businessKey": "%s",
                 "candidateGroups": ["platform-owner:food"], "assignee": null, "dueAt": null, "state": "OPEN", "overdue": false,
                 "outcomes": [{"id": "approve", "label": "approve", "reasonRequired": false}, {"id": "reject", "label": "reject", "reasonRequired": true}]}]}"""
                .formatted(id, businessKey));
        assertThat(get(owner, "?view=group&businessKey=" + businessKey)).bodyJson().extractingPath("$.items[0].createdAt").asString().endsWith("Z");
        assertThat(get(stranger, "?view=group&businessKey=" + businessKey)).bodyJson().extractingPath("$.total").isEqualTo(0);
    }

    @Test
    void oneTaskShowsFormFactsAndHistoryButNoOtherVariable() {
        var id = offered();
        var answer = get(owner, "/" + id);
        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"form": {"id": "decide-thing"}, "facts": {"sections": [{"title": "Money", "facts": [{"label": "Asked for", "value": "600,000.00 CNY"}]}]},
                 "history": [{"action": "inbox.taskCreated", "what": "Task offered", "actor": "system"}], "mayAct": true}""");
        assertThat(answer).bodyJson().extractingPath("$.variables").asMap().containsOnlyKeys("fixed");
    }

    @Test
    void claimingReleasingAndCompletingAnswerWithTheTask() {
        var id = offered();
        assertThat(post(owner, "/" + id + "/claim", "")).hasStatusOk().bodyJson().isLenientlyEqualTo("{\"assignee\": \"owner\", \"claimed\": true}");
        assertThat(post(rival, "/" + id + "/claim", "")).hasStatus(409).bodyJson().extractingPath("$.claimedBy").isEqualTo("owner");
        assertThat(post(rival, "/" + id + "/complete", "{\"outcome\":\"approve\"}")).hasStatus(409).bodyJson().extractingPath("$.claimedBy").isEqualTo("owner");
        assertThat(post(owner, "/" + id + "/release", "")).hasStatusOk().bodyJson().isLenientlyEqualTo("{\"assignee\": null}");
        var body = "{\"outcome\":\"reject\",\"reason\":\"no\",\"variables\":{\"amount\":\"5.00\"}}";
        assertThat(post(owner, "/" + id + "/complete", body)).hasStatusOk().bodyJson()
                .isLenientlyEqualTo("{\"state\": \"DONE\", \"delivering\": true, \"outcome\": \"reject\", \"reason\": \"no\", \"decidedBy\": \"owner\"}");
        assertThat(post(owner, "/" + id + "/complete", body)).hasStatusOk();
        assertThat(post(rival, "/" + id + "/complete", body)).hasStatus(409).bodyJson().isLenientlyEqualTo("{\"doneBy\": \"owner\", \"outcome\": \"reject\"}");
        assertThat(get(owner, "?view=done&businessKey=" + businessKey)).bodyJson().isLenientlyEqualTo("{\"total\": 1, \"items\": [{\"delivering\": true}]}");
    }

    @Test
    void anAssignedTaskCannotBeGivenBack() {
        var id = add(TaskFixtures.assignedTo("voter", businessKey));
        assertThat(post(user("voter"), "/" + id + "/release", "")).hasStatus(409);
        assertThat(get(user("voter"), "?view=mine&businessKey=" + businessKey)).bodyJson().extractingPath("$.items[0].assignee").isEqualTo("voter");
    }

    @Test
    void somebodyElsesTaskIsForbiddenAndAnUnknownOneIsNotThere() {
        var id = offered();
        assertThat(get(stranger, "/" + id)).hasStatus(403);
        assertThat(post(stranger, "/" + id + "/claim", "")).hasStatus(403);
        assertThat(post(stranger, "/" + id + "/release", "")).hasStatus(403);
        assertThat(post(stranger, "/" + id + "/complete", "{\"outcome\":\"approve\"}")).hasStatus(403);
        assertThat(audit.refusals).filteredOn(event -> id.equals(event.details().get("taskId"))).hasSize(4);
        assertThat(get(owner, "/" + UUID.randomUUID())).hasStatus(404);
        assertThat(get(owner, "/not-an-id")).hasStatus(404);
        assertThat(post(owner, "/" + UUID.randomUUID() + "/complete", "{\"outcome\":\"approve\"}")).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?view=theirs", "?page=-1", "?page=x", "?size=0", "?size=201", "?size=1.5", "?view=&page=99999999999"})
    void aWrongQueryIsNamed(String query) {
        assertThat(get(owner, query)).hasStatus(422).bodyJson().extractingPath("$.errors[0].message").asString().isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"outcome\":null}", "{\"outcome\":\"sponsor\"}", "{\"outcome\":\"reject\"}", "{\"outcome\":\"reject\",\"reason\":\"  \"}",
            "{\"outcome\":\"approve\",\"variables\":{\"amount\":\"-1\"}}", "{\"outcome\":\"approve\",\"variables\":{\"amount\":12.5}}",
            "{\"outcome\":\"approve\",\"variables\":{\"isAdmin\":true}}", "{\"outcome\":\"approve\",\"variables\":{\"fixed\":\"changed\"}}",
            "{\"outcome\":\"approve\",\"variables\":{\"note\":{\"deep\":[1,{}]}}}"})
    void badInputNamesTheFieldAndChangesNothing(String body) {
        var id = offered();
        assertThat(post(owner, "/" + id + "/complete", body)).hasStatus(422).bodyJson().extractingPath("$.errors[0].field").asString().isNotBlank();
        assertThat(get(owner, "/" + id)).bodyJson().isLenientlyEqualTo("{\"state\": \"OPEN\", \"assignee\": null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"outcome\":", "{\"outcome\":\"approve\",\"variables\":[1]}", "{\"outcome\":\"approve\",\"admin\":true}"})
    void whatIsNotARequestIsRefused(String body) {
        var id = offered();
        assertThat(post(owner, "/" + id + "/complete", body)).satisfies(answer -> assertThat(answer.getResponse().getStatus()).isBetween(400, 422));
        assertThat(get(owner, "/" + id)).bodyJson().extractingPath("$.state").isEqualTo("OPEN");
    }

    @Test
    void countsMatchTheLists() {
        var somebody = user("counted-" + businessKey.substring(0, 8), "me-owner:" + businessKey);
        add(TaskFixtures.offeredTo("me-owner:" + businessKey, businessKey));
        add(TaskFixtures.assignedTo(somebody.username().value(), businessKey));
        assertThat(get(somebody, "/counts")).hasStatusOk().bodyJson().isLenientlyEqualTo("{\"mine\": 1, \"group\": 1, \"overdue\": 0, \"today\": 0}");
    }
}
