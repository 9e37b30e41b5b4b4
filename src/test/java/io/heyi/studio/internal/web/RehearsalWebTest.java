package io.heyi.studio.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.studio.StudioWeb.PlayedCases;
import io.heyi.studio.StudioWeb.SetChecker;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.rehearsal.RehearsedNow;
import java.util.LinkedHashMap;
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

/** Scenarios and rehearsals by page and API (product-bar E6). */
@StudioWeb
class RehearsalWebTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> SCRIPT = Map.of("given", Map.of("key", "m-1"), "then", Map.of("endsAt", java.util.List.of("endEvent_Nowhere"), "waitsAt", java.util.List.of("userTask_Elsewhere")));

    @Autowired
    MockMvcTester mvc;
    @Autowired
    FakeAccess access;
    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    RehearsedNow rehearsed;
    @Autowired
    PlayedCases engine;
    @Autowired
    SetChecker checker;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private final UUID id = UUID.randomUUID();
    private String code;

    @BeforeEach
    void aChange() {
        checker.findings.clear();
        engine.course = play -> PlayedCases.ended(play.id(), new Step("talent-move", "startEvent_MoveAgreed", "START_EVENT"));
        access.signIn(maker);
        code = ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, "Rehearsed", "Why")).change().code();
        changes.take(code, maker, MOVE);
        var text = editing.open(changes.find(code).orElseThrow(), MOVE).orElseThrow().text();
        editing.save(code, maker, MOVE, new Editing.Edited(1, null, text.replaceFirst("name=\"[^\"]*\"", "name=\"Another\"")));
    }

    @AfterEach
    void leaveNothing() {
        access.signIn(maker);
        mvc.delete().uri("/api/v1/process-scenarios/" + id).exchange();
    }

    private MvcTestResult write(Object script) throws Exception {
        var body = new LinkedHashMap<String, Object>(Map.of("id", id.toString(), "process", "talent-move", "name", "Ends " + id));
        body.put("script", script);
        return mvc.post().uri("/api/v1/process-scenarios").contentType(MediaType.APPLICATION_JSON).content(JSON.writeValueAsBytes(body)).exchange();
    }

    @Test
    void aScenarioIsWrittenOnceReadChangedAndRemoved() throws Exception {
        assertThat(write(SCRIPT)).hasStatus(201);
        assertThat(write(SCRIPT)).hasStatus(201).bodyJson().extractingPath("$.stamp").isEqualTo(1);
        var changed = JSON.writeValueAsBytes(Map.of("basedOn", 1, "name", "Ends otherwise " + id, "script", Map.of("given", Map.of())));
        assertThat(mvc.put().uri("/api/v1/process-scenarios/" + id).contentType(MediaType.APPLICATION_JSON).content(changed)).hasStatusOk().bodyJson().extractingPath("$.stamp").isEqualTo(2);
        var stale = JSON.writeValueAsBytes(Map.of("basedOn", 1, "name", "Ends a third way " + id, "script", Map.of("given", Map.of())));
        assertThat(mvc.put().uri("/api/v1/process-scenarios/" + id).contentType(MediaType.APPLICATION_JSON).content(stale)).hasStatus(409);
        assertThat(mvc.delete().uri("/api/v1/process-scenarios/" + id)).hasStatus(204);
        assertThat(mvc.get().uri("/api/v1/process-scenarios/" + id)).hasStatus(404);
    }

    @Test
    void whatIsWrongWithAScriptIsNamed() throws Exception {
        assertThat(write(Map.of("given", Map.of(), "than", Map.of()))).hasStatus(422).bodyText().contains("script", "than");
        assertThat(write(null)).hasStatus(422);
        var page = mvc.post().uri("/studio/scenarios").locale(Locale.ENGLISH).param("id", id.toString()).param("process", "talent-move").param("name", "").param("script", "{").exchange();
        assertThat(page).hasStatus(422).bodyText().contains("Give it a name", "{</textarea>");
    }

    @Test
    void whoReadsNeitherWritesScenariosNorHasThemPlayed() throws Exception {
        access.signIn(user("auditor-" + UUID.randomUUID(), "auditor"));
        assertThat(write(SCRIPT)).hasStatus(403);
        assertThat(mvc.post().uri("/api/v1/changes/" + code + "/rehearsal")).hasStatus(403);
        assertThat(mvc.get().uri("/studio/scenarios")).hasStatusOk();
        access.signIn(user("nobody-" + UUID.randomUUID(), "employee"));
        assertThat(mvc.get().uri("/studio/scenarios")).hasStatus(403);
    }

    @Test
    void aRehearsalTellsByPageAndApiWhatWasNotAsExpected() throws Exception {
        assertThat(mvc.get().uri("/api/v1/changes/" + code + "/rehearsal")).hasStatus(404);
        write(SCRIPT);
        assertThat(mvc.post().uri("/api/v1/changes/" + code + "/rehearsal")).hasStatus(202).bodyJson().extractingPath("$.state").isEqualTo("WAITING");
        assertThat(mvc.get().uri("/studio/changes/" + code + "/rehearsal").locale(Locale.ENGLISH)).hasStatusOk().bodyText().contains("It waits to be played", "every 2s");

        rehearsed.of(code, maker);

        assertThat(mvc.get().uri("/api/v1/changes/" + code + "/rehearsal").locale(Locale.ENGLISH)).hasStatusOk().bodyText().contains("\"state\":\"FAILED\"", "\"current\":true", "endEvent_Nowhere", "It never came here.");
        assertThat(mvc.get().uri("/studio/changes/" + code + "/rehearsal").locale(Locale.ENGLISH)).hasStatusOk().bodyText().contains("not as expected", "It never came here.", "It should wait at userTask_Elsewhere, and waits at ", "data-way=\"startEvent_MoveAgreed\"",
                "/studio/changes/" + code + "/models/talent-move.bpmn/file").doesNotContain("every 2s");
    }
}
