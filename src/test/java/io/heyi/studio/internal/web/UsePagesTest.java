package io.heyi.studio.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.orchestration.BundleListener;
import io.heyi.orchestration.ModelBundles.InUse;
import io.heyi.orchestration.ModelChecker.Finding;
import io.heyi.orchestration.ModelChecker.Severity;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ModelVersions.RanCase;
import io.heyi.orchestration.ModelVersions.Version;
import io.heyi.orchestration.ProcessRetirements.Retired;
import io.heyi.orchestration.ProcessRetirements.RunningCase;
import io.heyi.shared.CanonicalJson;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.StudioWeb.HandedOver;
import io.heyi.studio.StudioWeb.KeptVersions;
import io.heyi.studio.StudioWeb.RetiredNow;
import io.heyi.studio.StudioWeb.SetChecker;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeState;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.change.HeldChanges;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.rehearsal.RehearsedNow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** First days of use, retirement and old versions by page and API (product-bar E13, E17, E18). */
@StudioWeb
class UsePagesTest {

    private static final ModelRef MOVE = new ModelRef(ModelKind.PROCESS, "talent-move");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant SINCE = Instant.parse("2026-02-01T00:00:00Z");

    @Autowired
    MockMvcTester mvc;
    @Autowired
    FakeAccess access;
    @Autowired
    Changes changes;
    @Autowired
    Editing editing;
    @Autowired
    HeldChanges held;
    @Autowired
    RehearsedNow rehearsed;
    @Autowired
    HandedOver engine;
    @Autowired
    SetChecker checker;
    @Autowired
    RetiredNow retired;
    @Autowired
    KeptVersions versions;
    @Autowired
    BundleListener listener;
    @Autowired
    TransactionTemplate transaction;

    private final CurrentUser maker = user("maker-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser approver = user("approver-" + UUID.randomUUID(), "process-owner");
    private final CurrentUser auditor = user("auditor-" + UUID.randomUUID(), "auditor");
    private String code;
    private String text;

    @BeforeEach
    void aRehearsedChange() throws Exception {
        checker.findings.clear();
        engine.bundles.clear();
        access.signIn(maker);
        text = Files.readString(Path.of("bpmn/talent-move.bpmn")).replaceFirst("name=\"[^\"]*\"", "name=\"Another " + UUID.randomUUID() + "\"");
        code = ((ChangeOutcome.Done) changes.begin(UUID.randomUUID(), maker, "Renames it", "People asked")).change().code();
        changes.take(code, maker, MOVE);
        editing.save(code, maker, MOVE, new Editing.Edited(1, null, text));
        rehearsed.of(code, maker);
    }

    @AfterEach
    void leaveNothing() {
        if (change().held()) {
            held.callOff(code, maker, "The test is over");
        }
        if (change().isOpen()) {
            changes.withdraw(code, maker);
        }
        retired.retired.clear();
        retired.running.clear();
        versions.texts.clear();
        versions.cases.clear();
        checker.findings.clear();
    }

    private Change change() {
        return changes.find(code).orElseThrow();
    }

    private MvcTestResult page(String path) {
        return mvc.get().uri(path).exchange();
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path);
        fields.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult api(HttpMethod method, String path, Object body) throws Exception {
        return mvc.method(method).uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(body == null ? new byte[0] : JSON.writeValueAsBytes(body)).exchange();
    }

    private static JsonNode json(MvcTestResult result) throws Exception {
        return JSON.readTree(result.getResponse().getContentAsString());
    }

    @Test
    void theFirstDayIsAskedForWithTheApprovalAndSeenUntilItComes() throws Exception {
        assertThat(page("/studio/changes/" + code)).hasStatusOk().bodyText().contains("First day of the next EMC month: ").contains("name=\"firstDay\"");
        assertThat(post("/studio/changes/" + code + "/submission", Map.of("from", "day", "firstDay", "soon"))).hasStatus(422).bodyText().contains("Give a day");
        assertThat(post("/studio/changes/" + code + "/submission", Map.of("from", "day", "firstDay", "2026-03-02"))).hasStatus(422).bodyText().contains("must lie between");
        assertThat(post("/studio/changes/" + code + "/submission", Map.of("from", "month"))).hasStatus3xxRedirection();
        access.signIn(approver);
        assertThat(page("/studio/changes/" + code)).hasStatusOk().bodyText().contains("to be used from");
        assertThat(post("/studio/changes/" + code + "/verdict", Map.of("verdict", "approve", "sha256", change().review().orElseThrow().contentHash()))).hasStatus3xxRedirection();
        assertThat(page("/studio/changes/" + code)).bodyText().contains("comes into use on").contains("Call it off");
        assertThat(page("/studio")).bodyText().contains("comes into use on");
        var seen = json(api(HttpMethod.GET, "/changes/" + code, null)).path("change");
        assertThat(seen.path("firstDay").asText()).isEqualTo("2026-04-01");
        assertThat(seen.path("held").asBoolean()).isTrue();

        access.signIn(auditor);
        assertThat(page("/studio/changes/" + code)).hasStatusOk().bodyText().doesNotContain("Call it off");
        assertThat(post("/studio/changes/" + code + "/bringing-forward", Map.of())).hasStatus(403);
        assertThat(post("/studio/changes/" + code + "/calling-off", Map.of("callOffReason", "x"))).hasStatus(403);
        access.signIn(approver);
        assertThat(post("/studio/changes/" + code + "/calling-off", Map.of("callOffReason", "The law changed"))).hasStatus3xxRedirection();
        assertThat(change().state()).isEqualTo(ChangeState.DRAFT);
    }

    @Test
    void byApiTheFirstDayIsInTheBodyWhichMayBeLeftOut() throws Exception {
        assertThat(api(HttpMethod.POST, "/changes/" + code + "/submission", Map.of("firstDay", "tomorrow"))).hasStatus(422);
        assertThat(api(HttpMethod.POST, "/changes/" + code + "/submission", Map.of("day", "2026-04-01"))).hasStatus(422);
        var asked = json(api(HttpMethod.POST, "/changes/" + code + "/submission", Map.of("firstDay", "2026-03-20")));
        assertThat(asked.path("firstDay").asText()).isEqualTo("2026-03-20");
        access.signIn(approver);
        assertThat(json(api(HttpMethod.POST, "/changes/" + code + "/approval", Map.of("sha256", asked.path("sha256").asText()))).path("held").asBoolean()).isTrue();
        assertThat(json(api(HttpMethod.POST, "/changes/" + code + "/bringing-forward", null)).path("held").asBoolean()).isFalse();
        assertThat(engine.bundles).hasSize(1);
        assertThat(api(HttpMethod.POST, "/changes/" + code + "/calling-off", Map.of("reason", "Too late"))).hasStatus(409);
    }

    @Test
    void byApiAnUpgradeIsSeenByReadersAndTakenByOwnersOnly() throws Exception {
        assertThat(json(api(HttpMethod.GET, "/changes/" + code + "/upgrade", null))).isEmpty();
        assertThat(api(HttpMethod.POST, "/changes/" + code + "/models/talent-move.bpmn/upgrade", Map.of("stamp", 1, "product", List.of("a")))).as("the product proposes nothing here").hasStatus(404);
        assertThat(api(HttpMethod.POST, "/changes/" + code + "/models/talent-move.bpmn/upgrade", Map.of("stamp", 1, "product", List.of(1)))).hasStatus(422);
        assertThat(page("/studio/changes/" + code + "/models/talent-move.bpmn/upgrade")).hasStatus(404);
        access.signIn(auditor);
        assertThat(api(HttpMethod.GET, "/changes/" + code + "/upgrade", null)).hasStatusOk();
        assertThat(api(HttpMethod.POST, "/changes/" + code + "/models/talent-move.bpmn/upgrade", Map.of("stamp", 1))).hasStatus(403);
        assertThat(post("/studio/changes/" + code + "/models/talent-move.bpmn/upgrade", Map.of("basedOn", "1"))).hasStatus(403);
    }

    @Test
    void aProcessIsRetiredFromItsPageAndWhatRunsIsListed() throws Exception {
        retired.running.add(new RunningCase("MOVE-0001", Optional.of(3), Optional.of(77L), SINCE));
        retired.running.add(new RunningCase("MOVE-0002", Optional.empty(), Optional.empty(), SINCE));
        assertThat(page("/studio/models/talent-move.bpmn")).hasStatusOk().bodyText().contains("/studio/models/talent-move.bpmn/retirement");
        assertThat(page("/studio/models/talent-move.bpmn/retirement")).hasStatusOk().bodyText().contains("MOVE-0001", "MOVE-0002", "Retire talent-move");
        var begun = post("/studio/models/talent-move.bpmn/retirement", Map.of("id", UUID.randomUUID().toString(), "what", "RETIRE", "title", "Retire talent-move", "reason", "Nobody moves"));
        var change = begun.getResponse().getRedirectedUrl();
        assertThat(page(change)).hasStatusOk().bodyText().contains("Retire talent-move", "MOVE-0001").doesNotContain("Import a file");
        assertThat(post("/studio/models/talent-move.bpmn/retirement", Map.of("id", UUID.randomUUID().toString(), "title", "Again", "reason", "x"))).hasStatus3xxRedirection();
        assertThat(post(change + "/withdrawal", Map.of())).hasStatus3xxRedirection();

        retired.retire("talent-move", "CR-0001");
        assertThat(page("/studio")).bodyText().contains("retired, 2 still run");
        assertThat(json(api(HttpMethod.GET, "/models/talent-move.bpmn/retirement", null)).path("running").asInt()).isEqualTo(2);
        assertThat(json(api(HttpMethod.GET, "/models/talent-move.bpmn/retirement/running", null)).path("items")).hasSize(2);
        retired.retired.put("talent-move", new Retired("talent-move", "CR-0001", SINCE, Optional.of(SINCE), 0, 1));
        assertThat(page("/studio")).bodyText().contains("Retired for good");
        assertThat(page("/studio/models/talent-move.bpmn")).hasStatusOk().bodyText().contains("retired for good").doesNotContain("changes/new?model");
        assertThat(page("/studio/models/talent-move.bpmn/retirement")).bodyText().contains("Asked to start since: 1").doesNotContain("name=\"what\"");

        access.signIn(auditor);
        assertThat(page("/studio/models/talent-move.bpmn/retirement")).hasStatusOk();
        assertThat(post("/studio/models/talent-move.bpmn/retirement", Map.of("title", "x", "reason", "x"))).hasStatus(403);
        assertThat(api(HttpMethod.POST, "/models/talent-move.bpmn/retirement", Map.of("id", UUID.randomUUID().toString(), "title", "x", "reason", "x"))).hasStatus(403);
        assertThat(page("/studio/models/accept-office.form/retirement")).hasStatus(404);
        access.signIn(user("nobody", "entrepreneur"));
        assertThat(page("/studio/models/talent-move.bpmn/retirement")).hasStatus(403);
    }

    @Test
    void anOldVersionOpensWithAllThatBelongedToIt() throws Exception {
        checker.findings.add(new Finding("talent-move.bpmn", "startEvent_MoveAgreed", Severity.WARNING, "no.such.rule.any.more", List.of("x"), "a hint of old"));
        post("/studio/changes/" + code + "/submission", Map.of());
        access.signIn(approver);
        post("/studio/changes/" + code + "/verdict", Map.of("verdict", "approve", "reason", "Reads well", "sha256", change().review().orElseThrow().contentHash()));
        var bundle = engine.bundles.keySet().iterator().next();
        transaction.executeWithoutResult(status -> listener.inUse(bundle, List.of(new InUse(ModelKind.PROCESS, "talent-move", 2, 77))));
        versions.texts.put(new Version(ModelKind.PROCESS, "talent-move", 1, 70, SINCE.minusSeconds(100), Optional.of(SINCE), false, "of the product", Optional.empty()), Files.readString(Path.of("bpmn/talent-move.bpmn")));
        versions.texts.put(new Version(ModelKind.PROCESS, "talent-move", 2, 77, SINCE, Optional.empty(), true, CanonicalJson.sha256(text), Optional.of(code)), text);
        versions.cases.add(new RanCase("MOVE-0001", 4_503_599_627_370_497L, SINCE, Optional.of(SINCE)));

        access.signIn(auditor);
        assertThat(page("/studio/models/talent-move.bpmn/versions")).hasStatusOk().bodyText().contains("/versions/1", "/versions/2");
        assertThat(page("/studio/models/talent-move.bpmn/versions/2")).hasStatusOk().bodyText()
                .contains(code, "Reads well", "People asked", "MOVE-0001", "4503599627370497", "a hint of old", "No errors; hints: 1", "Passed:", "Move agreed");
        assertThat(page("/studio/models/talent-move.bpmn/versions/1")).hasStatusOk().bodyText().contains("It came with the product").doesNotContain("Reads well");
        assertThat(page("/studio/models/talent-move.bpmn/versions/2/file")).hasStatusOk().bodyText().isEqualTo(text);
        assertThat(page("/studio/models/talent-move.bpmn/versions/3")).hasStatus(404);
        assertThat(page("/studio/models/talent-move.bpmn/versions/x")).hasStatus(404);
        var opened = json(api(HttpMethod.GET, "/models/talent-move.bpmn/versions/2", null));
        assertThat(opened.path("change").path("code").asText()).isEqualTo(code);
        assertThat(opened.path("approvers").get(0).asText()).isEqualTo(approver.username().value());
        assertThat(opened.path("rehearsalPassed").asBoolean()).isTrue();
        assertThat(opened.path("version").path("definitionKey").isTextual()).isTrue();
        assertThat(json(api(HttpMethod.GET, "/models/talent-move.bpmn/versions/2/cases", null)).path("items").get(0).path("instanceKey").asText()).isEqualTo("4503599627370497");
        assertThat(json(api(HttpMethod.GET, "/models/talent-move.bpmn/versions", null)).path("items")).hasSize(2);
        access.signIn(user("nobody", "entrepreneur"));
        assertThat(page("/studio/models/talent-move.bpmn/versions/2")).hasStatus(403);
    }
}
