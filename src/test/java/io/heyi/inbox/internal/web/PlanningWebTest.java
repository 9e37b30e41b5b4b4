package io.heyi.inbox.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.RecordedNotices;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTaskListener;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Substitutes, managers and drafts by page and API. */
@InboxWebTest
class PlanningWebTest {

    @Autowired MockMvc mvc;
    @Autowired UserTaskListener engine;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired RecordedNotices notices;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + mark;
    private final CurrentUser owner = user("owner-" + mark.substring(0, 8), group);
    private final CurrentUser second = user("second-" + mark.substring(0, 8), group);
    private final CurrentUser manager = user("manager-" + mark.substring(0, 8), "administrator");
    private String task;

    @BeforeEach
    void aTask() {
        List.of(second, manager, owner).forEach(access::signIn);
        task = TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, mark));
    }

    private String holder() {
        return jdbc.sql("select coalesce(holder, '') from inbox.task where id = cast(:id as uuid)").param("id", task).query(String.class).single();
    }

    private org.springframework.test.web.servlet.ResultActions api(String action, String body) throws Exception {
        return mvc.perform(post("/api/v1/tasks/{id}/" + action, task).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    @Test
    void aManagerHandsATaskToACandidateWhoIsToldAndSeesNothingOfWhatItDecides() throws Exception {
        access.signIn(manager);
        mvc.perform(get("/inbox/tasks/{id}", task)).andExpect(status().isForbidden());
        mvc.perform(get("/inbox/tasks/{id}/planning", task)).andExpect(status().isOk()).andExpect(content().string(Matchers.containsString("Hand it over")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("600,000"))));
        api("complete", "{\"outcome\":\"approve\"}").andExpect(status().isForbidden());
        api("hand-over", "{\"to\":\"%s\",\"reason\":\"She knows the case\"}".formatted(second.username().value())).andExpect(status().isOk()).andExpect(jsonPath("$.holder").value(second.username().value()));
        assertThat(holder()).isEqualTo(second.username().value());
        assertThat(notices.told).anySatisfy(notice -> assertThat(notice.to()).containsExactly(second.username()));
        assertThat(audit.events).filteredOn(event -> task.equals(event.details().get("taskId")) && event.action().equals("inbox.taskHandedOver")).singleElement()
                .satisfies(event -> assertThat(event.details().get("holder")).isEqualTo(Map.of("old", "", "new", second.username().value())));
        api("take-back", "{\"reason\":\"She is ill\"}").andExpect(status().isOk());
        assertThat(holder()).isEmpty();
    }

    @Test
    void whoHoldsATaskHandsItOverAndOthersDoNot() throws Exception {
        var body = "{\"to\":\"%s\",\"reason\":\"Your field\"}".formatted(second.username().value());
        access.signIn(second);
        api("hand-over", body).andExpect(status().isForbidden());
        access.signIn(owner);
        api("claim", "{}").andExpect(status().isOk());
        api("hand-over", body).andExpect(status().isOk());
        api("hand-over", body).andExpect(status().isConflict()).andExpect(jsonPath("$.claimedBy").value(second.username().value()));
        access.signIn(user("stranger-" + mark.substring(0, 8)));
        api("hand-over", body).andExpect(status().isForbidden());
        mvc.perform(get("/inbox/tasks/{id}/planning", task)).andExpect(status().isForbidden());
    }

    @Test
    void aTaskGoesOnlyToWhoMayDecideItAndOnlyWithAReason() throws Exception {
        access.signIn(manager);
        api("hand-over", "{\"to\":\"stranger\",\"reason\":\"x\"}").andExpect(status().is(422)).andExpect(jsonPath("$.errors[0].field").value("to"));
        api("hand-over", "{\"to\":\"%s\",\"reason\":\" \"}".formatted(second.username().value())).andExpect(status().is(422)).andExpect(jsonPath("$.errors[0].field").value("reason"));
        api("hand-over", "{\"to\":\"../x\",\"reason\":\"x\"}").andExpect(status().is(422));
        mvc.perform(post("/inbox/tasks/{id}/planning/hand-over", task).param("to", "stranger").param("reason", "x")).andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("field-errors")));
        assertThat(holder()).isEmpty();
    }

    @Test
    void aDateIsSetInTheFutureAndBothDatesAreRemembered() throws Exception {
        access.signIn(manager);
        api("due-date", "{\"dueAt\":\"2020-01-01T00:00:00Z\",\"reason\":\"x\"}").andExpect(status().is(422)).andExpect(jsonPath("$.errors[0].field").value("dueAt"));
        api("due-date", "{\"dueAt\":\"tomorrow\",\"reason\":\"x\"}").andExpect(status().is(422));
        api("due-date", "{\"dueAt\":\"2026-04-01T01:00:00Z\",\"reason\":\"After the fair\"}").andExpect(status().isOk()).andExpect(jsonPath("$.dueAt").value("2026-04-01T01:00:00Z"));
        assertThat(audit.events).filteredOn(event -> task.equals(event.details().get("taskId")) && event.action().equals("inbox.taskRedated")).singleElement()
                .satisfies(event -> assertThat((Map<String, Object>) event.details().get("dueAt")).containsEntry("new", "2026-04-01T01:00:00Z"));
    }

    @Test
    void aSubstituteIsNamedOnAPageWhichSaysWhatIsWrong() throws Exception {
        access.signIn(owner);
        mvc.perform(post("/inbox/substitutions").param("substitute", "").param("firstDay", "x").param("lastDay", "2026-03-03").param("reason", "On leave")).andExpect(status().is(422))
                .andExpect(content().string(Matchers.allOf(Matchers.containsString("f-substitute"), Matchers.containsString("f-firstDay"), Matchers.containsString("On leave"))));
        mvc.perform(post("/inbox/substitutions").param("substitute", second.username().value()).param("firstDay", "2026-03-02").param("lastDay", "2026-03-03").param("reason", "On leave"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/inbox/substitutions").locale(Locale.SIMPLIFIED_CHINESE)).andExpect(status().isOk()).andExpect(content().string(Matchers.containsString("生效中")));
        mvc.perform(get("/api/v1/substitutions")).andExpect(jsonPath("$.items[0].substitute").value(second.username().value())).andExpect(jsonPath("$.items[0].inForce").value(true));
        mvc.perform(get("/api/v1/substitutions").param("all", "true")).andExpect(status().isForbidden());
    }

    @Test
    void aDraftIsSavedByThePageAndShownAgain() throws Exception {
        access.signIn(owner);
        mvc.perform(put("/inbox/tasks/{id}/draft", task).contentType(MediaType.APPLICATION_JSON).content("{\"basedOn\":0,\"values\":\"{}\",\"reason\":\"Half a <b>sentence\"}"))
                .andExpect(status().isOk()).andExpect(jsonPath("$.version").value(1));
        mvc.perform(get("/inbox/tasks/{id}", task)).andExpect(content().string(Matchers.containsString("Half a &lt;b&gt;sentence")))
                .andExpect(content().string(Matchers.containsString("data-draft-version=\"1\"")));
        mvc.perform(put("/api/v1/tasks/{id}/draft", task).contentType(MediaType.APPLICATION_JSON).content("{\"values\":\"{}\",\"reason\":\"older\"}")).andExpect(status().isConflict())
                .andExpect(jsonPath("$.version").value(1));
        access.signIn(second);
        mvc.perform(get("/api/v1/tasks/{id}/draft", task)).andExpect(status().isNotFound());
        access.signIn(user("stranger-" + mark.substring(0, 8)));
        mvc.perform(put("/inbox/tasks/{id}/draft", task).contentType(MediaType.APPLICATION_JSON).content("{}")).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inbox/asked", "/inbox/substitutions", "/api/v1/substitutions"})
    void aPageBeyondTheLastIsNoFaultOfOurs(String list) throws Exception {
        mvc.perform(get(list).param("page", "2147483647")).andExpect(status().isOk());
        mvc.perform(get(list).param("page", "-1")).andExpect(status().isOk());
    }

    @Test
    void aChangeOfACommentThatIsRefusedKeepsWhatWasTyped() throws Exception {
        mvc.perform(post("/inbox/tasks/{id}/comments", task).param("text", "At first")).andExpect(status().is3xxRedirection());
        var comment = jdbc.sql("select id from inbox.comment where business_key = :key").param("key", mark).query(Long.class).single();
        var refused = mvc.perform(post("/inbox/tasks/{id}/comments/{comment}/edit", task, comment).param("text", "Better words for @nobody-" + mark.substring(0, 8))).andExpect(status().is3xxRedirection()).andReturn();
        mvc.perform(get("/inbox/tasks/{id}", task).flashAttrs(new java.util.HashMap<>(refused.getFlashMap()))).andExpect(content().string(Matchers.containsString("Better words for @nobody")));
        var before = clock.now;
        clock.now = before.plus(java.time.Duration.ofDays(1));
        var tooLate = mvc.perform(post("/inbox/tasks/{id}/comments/{comment}/edit", task, comment).param("text", "Too late a thought")).andExpect(status().is3xxRedirection()).andReturn();
        clock.now = before;
        mvc.perform(get("/inbox/tasks/{id}", task).flashAttrs(new java.util.HashMap<>(tooLate.getFlashMap()))).andExpect(content().string(Matchers.containsString("Too late a thought")));
    }
}
