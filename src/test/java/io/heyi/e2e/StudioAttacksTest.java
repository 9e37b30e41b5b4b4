package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody with the rights of a process owner might try against the rest of the company, on the running product (issue 7). */
class StudioAttacksTest extends OnTheRealStack {

    private static final String MOVE = "talent-move.bpmn";
    private static final String HACK = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>";
    private static final String ESCAPED = "&lt;img src=x onerror='window.hacked=1'&gt;&lt;script&gt;window.hacked=1&lt;/script&gt;";

    private static final LocatorAssertions.HasCountOptions DRAWN = new LocatorAssertions.HasCountOptions().setTimeout(15_000);

    private Changing change;
    private String live;
    private int version;

    @BeforeEach
    void aChange() {
        change = Changing.begun(this::as, "An attack");
        live = change.live(MOVE);
        version = change.version(MOVE);
    }

    @AfterEach
    void nothingHasComeIntoUse() {
        assertThat(change.version(MOVE)).isEqualTo(version);
        assertThat(change.live(MOVE)).isEqualTo(live);
        if (List.of("DRAFT", "IN_REVIEW").contains(change.state())) {
            change.withdrawn();
        }
    }

    private JsonNode models() {
        return as(Changing.MAKER).get(change.path()).expect(200).body().path("models");
    }

    private void isRefused(String content) {
        change.brought(content).expectProblem(422);
        assertThat(models()).isEmpty();
    }

    @Test
    void aFileThatPullsInAnotherOneIsRefused() {
        isRefused(live.replaceFirst("<bpmn:definitions", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n<bpmn:definitions").replaceFirst("name=\"Move[^\"]*\"", "name=\"&e;\""));
    }

    @Test
    void aFileThatBlowsItselfUpIsRefused() {
        var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }
        isRefused(live.replaceFirst("<bpmn:definitions", laughs + "]>\n<bpmn:definitions").replaceFirst("name=\"Move[^\"]*\"", "name=\"&a11;\""));
    }

    @Test
    void fiftyMegabytesAreRefusedBeforeTheyAreRead() {
        change.brought(live.replaceFirst("</bpmn:documentation>", "x".repeat(50 * 1024 * 1024) + "</bpmn:documentation>")).expectProblem(413);
        assertThat(models()).isEmpty();
    }

    @Test
    void nestingBeyondMeasureIsRefused() {
        isRefused(live.replaceFirst("<bpmn:startEvent", "<bpmn:subProcess id=\"x\">".repeat(20_000) + "</bpmn:subProcess>".repeat(20_000) + "<bpmn:startEvent"));
        isRefused("{\"id\": \"deep\", \"type\": \"default\", \"components\": " + "[{\"components\": ".repeat(20_000) + "[]" + "}]".repeat(20_000) + "}");
    }

    @Test
    void scriptsInNamesDocumentationAndFormsNeverRun() {
        change.brought(live.replaceFirst("name=\"Move[^\"]*\"", "name=\"" + ESCAPED + "\"").replaceFirst("name=\"Change the place\"", "name=\"" + ESCAPED + "\"")
                .replaceFirst("(?s)(<bpmn:documentation>).*?(</bpmn:documentation>)", "$1" + ESCAPED + "$2")).expect(200);
        change.brought("""
                {"id": "hostile-form", "type": "default", "schemaVersion": 16, "components": [
                  {"type": "text", "id": "text_a", "text": "# Title\\n[press](javascript:window.hacked=1) %1$s"},
                  {"type": "textfield", "id": "field_a", "key": "a", "label": "%1$s", "description": "%1$s"}]}""".formatted(HACK)).expect(200);
        try (Screen owner = screen(Changing.MAKER); Screen other = screen(Changing.CHECKER); Screen auditor = screen("auditor")) {
            for (Screen screen : List.of(owner, other, auditor)) {
                String page = "/studio/changes/" + change.code();
                for (String address : List.of(page, page + "/models/" + MOVE, page + "/models/" + MOVE + "/difference", page + "/models/hostile-form.form", page + "/rehearsal")) {
                    screen.open(address);
                    PlaywrightAssertions.assertThat(screen.find("[data-studio-desk]:not([data-ready]), [data-studio-compare]:not([data-ready])")).hasCount(0, DRAWN);
                    assertThat(screen.page().evaluate("() => window.hacked")).as(address).isNull();
                    assertThat(screen.page().evaluate("() => [...document.querySelectorAll('*')].filter(one => [...one.attributes].some(at => at.name.startsWith('on'))).map(one => one.outerHTML).join()"))
                            .as(address).isEqualTo("");
                    assertThat(screen.page().locator("a[href^='javascript:']").count()).as(address).isZero();
                }
            }
        }
    }

    @Test
    void anExpressionThatNeverEndsIsToldWithoutBeingRunAndDoesNotPass() {
        change.edited(MOVE, text -> text.replace(">=moved<", ">=count(for x in 1..100000000 return for y in 1..100000000 return x) > 0<"));
        change.brought("""
                {"id": "endless-form", "type": "default", "schemaVersion": 16, "components": [
                  {"type": "textfield", "id": "field_a", "key": "a", "label": "A", "conditional": {"hide": "=count(for x in 1..100000000 return x) > 0"}}]}""").expect(200);
        assertThat(as(Changing.MAKER).get(change.path() + "/checks").expect(200).body().path("findings").findValuesAsText("rule")).filteredOn("feelEndless"::equals).hasSize(2);
        notSubmitted();
    }

    @Test
    void aDiagramCannotTakeAnothersIdNorAnotherModulesWork() {
        change.brought(live.replace("</bpmn:process>", "</bpmn:process><bpmn:process id=\"me-founding\" isExecutable=\"true\"><bpmn:startEvent id=\"s\" /></bpmn:process>")).expectProblem(422);
        change.edited(MOVE, text -> text.replace("type=\"talent.carryOutMove\"", "type=\"microenterprise.draftAgreement\""));
        assertThat(findings()).contains("foreignJobType");
        notSubmitted();
        int stamp = change.stamp(MOVE);
        change.saved(Changing.MAKER, MOVE, stamp, live.replace("talent-move", "me-founding")).expectProblem(422);
        assertThat(change.stamp(MOVE)).as("nothing was saved").isEqualTo(stamp);
    }

    @Test
    void listenersBringNobodysWorkInByTheBackDoor() {
        change.edited(MOVE, text -> text.replaceFirst("(<zeebe:taskDefinition type=\"talent.carryOutMove\"[^>]*/>)",
                "$1<zeebe:executionListeners><zeebe:executionListener eventType=\"start\" type=\"microenterprise.draftAgreement\" /></zeebe:executionListeners>"));
        assertThat(findings()).contains("foreignListener");
        notSubmitted();
    }

    private String findings() {
        return as(Changing.MAKER).get(change.path() + "/checks").expect(200).body().path("findings").findValuesAsText("rule").toString();
    }

    private void notSubmitted() {
        assertThat(as(Changing.MAKER).post(change.path() + "/submission").expectProblem(422).body().path("errors").findValuesAsText("code")).containsExactly("studio.error.checks");
        assertThat(change.state()).isEqualTo("DRAFT");
    }

    @Test
    void nothingComesIntoUseWithoutHavingBeenAskedFor() {
        change.edited(MOVE, text -> text.replaceFirst("name=\"Move[^\"]*\"", "name=\"Not asked for\""));
        for (String user : List.of(Changing.CHECKER, Changing.MAKER, "administrator", "auditor", "entrepreneur-01")) {
            assertThat(change.approvedBy(user, "0".repeat(64)).status()).as(user).isIn(403, 409);
        }
        for (String path : List.of("/deployments", "/models/" + MOVE, change.path() + "/deployment", change.path() + "/models/" + MOVE + "/deployment")) {
            assertThat(as(Changing.MAKER).post(path, Map.of("content", live)).status()).as(path).isIn(404, 405);
        }
        assertThat(change.state()).isEqualTo("DRAFT");
    }

    @Test
    void whoWroteAnyOfItNeverApprovesItWhateverHisSession() {
        change.edited(MOVE, text -> text.replaceFirst("name=\"Move[^\"]*\"", "name=\"Written by one\"")).rehearsed().submitted();
        String hash = change.hash();
        e2e().renewTokens(Changing.MAKER);
        change.approvedBy(Changing.MAKER, hash).expectProblem(403);
        try (Screen again = new Screen(e2e().signingIn(Changing.MAKER), base())) {
            again.open("/studio/changes/" + change.code());
            assertThat(again.find("button[value=approve]").count()).isZero();
        }
        for (String user : List.of("administrator", "operator", "auditor", "entrepreneur-01")) {
            change.approvedBy(user, hash).expectProblem(403);
        }
        assertThat(change.state()).isEqualTo("IN_REVIEW");
        as(Changing.MAKER).post(change.path() + "/models/" + MOVE + "/lock/release").expect(200);
        change.saved(Changing.CHECKER, MOVE, change.stamp(MOVE), live.replaceFirst("name=\"Move[^\"]*\"", "name=\"Written by two\"")).expect(200);
        change.rehearsed().submitted();
        change.approvedBy(Changing.CHECKER).expectProblem(403);
        assertThat(change.state()).as("the last editor neither").isEqualTo("IN_REVIEW");
    }

    @Test
    void anEditAfterAskingTakesBackWhatWasAskedFor() {
        change.edited(MOVE, text -> text.replaceFirst("name=\"Move[^\"]*\"", "name=\"As asked for\"")).rehearsed().submitted();
        String hash = change.hash();
        change.saved(Changing.MAKER, MOVE, change.stamp(MOVE), live.replaceFirst("name=\"Move[^\"]*\"", "name=\"Slipped in\"")).expect(200);
        change.approvedBy(Changing.CHECKER, hash).expectProblem(409);
        assertThat(change.state()).isEqualTo("DRAFT");
    }

    @Test
    void pathsInNamesLeadNowhere() {
        for (String name : List.of("..%2F..%2Fetc%2Fpasswd.bpmn", "%2Fetc%2Fpasswd.bpmn", "..%5C..%5Cx.bpmn", "x%00.bpmn", "..;%2Fx.bpmn", "%252e%252e%252fx.bpmn")) {
            assertThat(as(Changing.MAKER).send("PUT", change.path() + "/models/" + name, BodyPublishers.noBody(), Map.of()).status()).as(name).isIn(400, 404, 422);
            assertThat(as(Changing.MAKER).get("/models/" + name).status()).as(name).isIn(400, 404);
        }
        isRefused(live.replace("id=\"talent-move\"", "id=\"../../talent-move\"").replace("bpmnElement=\"talent-move\"", "bpmnElement=\"../../talent-move\""));
        isRefused("{\"id\": \"../../hostile\", \"type\": \"default\", \"components\": []}");
        try (Screen owner = screen(Changing.MAKER)) {
            owner.open("/studio/changes/" + change.code());
            owner.find("#f-file").setInputFiles(new FilePayload("../../etc/cron.d/evil.bpmn", "application/octet-stream", live.replaceFirst("name=\"Move[^\"]*\"", "name=\"Moved\"").getBytes(StandardCharsets.UTF_8)));
            owner.go("form[action$='/models/import'] button");
        }
        assertThat(models().findValuesAsText("file")).as("the name of the file says nothing").containsExactly(MOVE);
    }
}
