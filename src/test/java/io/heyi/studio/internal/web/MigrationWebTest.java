package io.heyi.studio.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.orchestration.RunningCases.RunningCase;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.StudioWeb.MovedCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Running cases and their way to the version in use, by page and API (product-bar E3, E8). */
@StudioWeb
class MigrationWebTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CASES = "/studio/models/me-founding.bpmn/cases";
    private static final String SPONSOR = "userTask_DecideSponsorship";

    @Autowired MockMvcTester mvc;
    @Autowired FakeAccess access;
    @Autowired MovedCases engine;

    @BeforeEach
    void casesThatRun() throws IOException {
        var founding = Files.readString(Path.of("bpmn/me-founding.bpmn"));
        engine.texts.putAll(Map.of(5L, founding, 7L, founding));
        engine.running.clear();
        engine.running.addAll(List.of(new RunningCase(11, "me-founding", 1, 5, "case-<b>11</b>", List.of(SPONSOR)), new RunningCase(12, "me-founding", 2, 7, "case-12", List.of(SPONSOR))));
        access.signIn(user("owner-" + UUID.randomUUID(), "process-owner"));
    }

    @AfterEach
    void leaveNothing() {
        engine.texts.clear();
        engine.running.clear();
        engine.sent.clear();
    }

    @Test
    void thePageSaysByVersionAndStepWhoCouldGoOver() {
        assertThat(mvc.get().uri(CASES).locale(Locale.ENGLISH)).hasStatusOk().bodyText().contains("Decide on sponsorship", "Can go over", "Is there already", "case-&lt;b&gt;11&lt;/b&gt;", "Try it out")
                .doesNotContain("value=\"12\"", "<b>11");
        assertThat(mvc.get().uri(CASES + "?key=nobody").locale(Locale.ENGLISH)).hasStatusOk().bodyText().contains("No case on an older version matches.");
        assertThat(mvc.get().uri("/studio/models/founding-route.dmn/cases")).hasStatus(404);
        access.signIn(user("auditor-" + UUID.randomUUID(), "auditor"));
        assertThat(mvc.get().uri(CASES).locale(Locale.ENGLISH)).hasStatusOk().bodyText().contains("Can go over").doesNotContain("Try it out", "type=\"checkbox\"");
        access.signIn(user("nobody-" + UUID.randomUUID(), "employee"));
        assertThat(mvc.get().uri(CASES)).hasStatus(403);
    }

    @Test
    void aMigrationIsBegunByPageAndSteeredToItsEnd() {
        assertThat(mvc.post().uri(CASES).locale(Locale.ENGLISH).param("id", UUID.randomUUID().toString()).param("from", "5").param("reason", "")).hasStatus(422).bodyText().contains("Choose 1 to", "Say why");
        assertThat(mvc.post().uri(CASES).locale(Locale.ENGLISH).param("id", UUID.randomUUID().toString()).param("from", "5").param("case", "11").param("reason", "")).as("what was chosen stays chosen")
                .hasStatus(422).bodyText().containsPattern("value=\"11\"[^>]*checked=\"checked\"");
        var begun = mvc.post().uri(CASES).param("id", UUID.randomUUID().toString()).param("from", "5").param("all", "true").param("canary", "1").param("reason", "Why").exchange();
        assertThat(begun).hasStatus(302);
        var page = begun.getResponse().getRedirectedUrl();
        assertThat(mvc.get().uri(page).locale(Locale.ENGLISH)).hasStatusOk().bodyText().contains("A throw-away engine is being asked", "Decide on sponsorship", "every 2s", "Stop").doesNotContain("Let 1 go over");
        assertThat(mvc.post().uri(page + "/go-on")).as("it is not tried out yet").hasStatus(409);
        assertThat(mvc.post().uri(page + "/stop")).hasStatus(302);
        assertThat(mvc.get().uri(page).locale(Locale.ENGLISH)).hasStatusOk().bodyText().contains("Stopped.").doesNotContain("every 2s");
        assertThat(mvc.get().uri(CASES).locale(Locale.ENGLISH)).bodyText().contains(page.substring(page.lastIndexOf('/') + 1));
    }

    @Test
    void theSameGoesByApi() throws Exception {
        assertThat(mvc.get().uri("/api/v1/processes/me-founding/impact").locale(Locale.ENGLISH)).hasStatusOk().bodyJson().extractingPath("$.length()").isEqualTo(2);
        assertThat(mvc.get().uri("/api/v1/processes/me-founding/cases?version=1")).hasStatusOk().bodyJson().extractingPath("$.items[0].instanceKey").isEqualTo("11");
        assertThat(mvc.get().uri("/api/v1/processes/..%2Fetc/impact").exchange().getResponse().getStatus()).isBetween(400, 404);

        var body = Map.of("id", UUID.randomUUID().toString(), "process", "me-founding", "from", "5", "cases", List.of("11"), "canary", 0, "mapping", Map.of(SPONSOR, SPONSOR), "reason", "Why");
        assertThat(post(body)).hasStatus(202).bodyJson().extractingPath("$.state").isEqualTo("TRYING");
        var code = JSON.readTree(post(body).getResponse().getContentAsString()).get("code").asText();
        assertThat(mvc.get().uri("/api/v1/migrations/" + code + "/cases")).hasStatusOk().bodyJson().extractingPath("$.items[0].state").isEqualTo("WAITING");
        assertThat(mvc.post().uri("/api/v1/migrations/" + code + "/go-on")).hasStatus(409);
        assertThat(mvc.post().uri("/api/v1/migrations/" + code + "/stop")).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("STOPPED");
        assertThat(post(Map.of("id", "no", "process", "me-founding", "from", "x", "cases", List.of(), "reason", "Why")).getResponse().getStatus()).isBetween(400, 422);
        access.signIn(user("auditor-" + UUID.randomUUID(), "auditor"));
        assertThat(post(body)).hasStatus(403);
        assertThat(mvc.post().uri("/api/v1/migrations/" + code + "/stop")).hasStatus(403);
    }

    private MvcTestResult post(Object body) throws Exception {
        return mvc.post().uri("/api/v1/migrations").contentType(MediaType.APPLICATION_JSON).content(JSON.writeValueAsBytes(body)).exchange();
    }
}
