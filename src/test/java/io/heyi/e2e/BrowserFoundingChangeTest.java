package io.heyi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two process owners put a legal check with a form and a timer into the founding, while foundings run, and take it back (issue 7). */
class BrowserFoundingChangeTest extends OnTheRealStack {

    private static final String MAKER = "process-owner-1";
    private static final String CHECKER = "process-owner-2";
    private static final String CASES = "/studio/models/me-founding.bpmn/cases";
    private static final LocatorAssertions.IsVisibleOptions PATIENT = new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);
    private static final LocatorAssertions.IsVisibleOptions SLOW = new LocatorAssertions.IsVisibleOptions().setTimeout(240_000);

    private final List<JsonNode> scenarios = new ArrayList<>();

    @Test
    void aStepIsAddedRehearsedApprovedTakenOverByRunningCasesAndRolledBack() {
        int before = version();
        var first = Founding.submitted(this::as, "entrepreneur-01", ProposalBody.aProposal());
        var second = Founding.submitted(this::as, "entrepreneur-01", ProposalBody.aProposal());
        first.awaitTask("platform-owner-food", Founding.SPONSORSHIP);
        second.awaitTask("platform-owner-food", Founding.SPONSORSHIP);
        try (Screen maker = screen(MAKER)) {
            String change = draft(maker);
            try {
                adaptScenarios();
                rehearse(maker, change);
                submit(maker, change);
                approve(change, "Check the agreement by law");
                Await.step("the engine has taken it", () -> assertThat(version()).isEqualTo(before + 1));
            } finally {
                restoreScenarios();
            }
            takeOver(maker, first, second);
            operate().awaitVersion(first.processInstanceKey(), before + 1);
            operate().awaitVersion(second.processInstanceKey(), before + 1);
            meetsTheNewStep(first);

            String back = rollBack(maker, change);
            approve(back, "Check the agreement by law");
            Await.step("the engine has taken it back", () -> assertThat(version()).isEqualTo(before + 2));
            assertThat(as(MAKER).get("/models/me-founding.bpmn").expect(200).at("/content")).doesNotContain("userTask_CheckByLaw");
            maker.open(CASES);
            maker.shows("Can go over");
            maker.hasNoComplaints();
        }
    }

    /** The drawing comes from the Modeler, the form is made here; both by the pages. */
    private String draft(Screen maker) {
        maker.open("/studio");
        maker.go("a[href$='model=me-founding.bpmn']");
        maker.fill("#f-title", "Check agreements by law");
        maker.fill("#f-reason", "Two agreements were void");
        maker.go("main form button[type=submit]");
        assertThat(maker.find("[data-studio-desk][data-ready]")).isVisible(PATIENT);
        maker.go(".studio-bar a[href*='/studio/changes/']");
        String change = maker.page().url().substring(maker.page().url().lastIndexOf("/studio"));
        bring(maker, change, "me-founding.bpmn", LegalCheck.into(as(MAKER).get("/models/me-founding.bpmn").expect(200).at("/content")));
        bring(maker, change, "check-by-law.form", LegalCheck.FORM);
        maker.open(change);
        maker.shows("Check the agreement by law");
        // two foundings run, and can go over from where they are
        maker.shows("Can go over");
        maker.open(change + "/models/me-founding.bpmn");
        assertThat(maker.find("[data-studio-desk][data-ready]")).isVisible(PATIENT);
        assertThat(maker.find("[data-element-id=userTask_CheckByLaw]").first()).isVisible();
        assertThat(maker.find("[data-findings][data-passed=true]")).isVisible(SLOW);
        return change;
    }

    private static void bring(Screen maker, String change, String name, String text) {
        maker.open(change);
        maker.find("#f-file").setInputFiles(new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8)));
        maker.go("form[action$='/models/import'] button");
    }

    /** Foundings that come to the agreement meet the new step: one is objected to, then nobody answers; the others are confirmed. */
    private void adaptScenarios() {
        as(MAKER).get("/process-scenarios?process=me-founding&size=100").expect(200).body().path("items").forEach(scenario -> {
            if (scenario.at("/script/workers").has("microenterprise.draftAgreement")) {
                scenarios.add(scenario);
                ObjectNode script = scenario.path("script").deepCopy();
                insert((ArrayNode) script.path("when"));
                save(scenario, scenario.path("stamp").asInt(), script);
            }
        });
        assertThat(scenarios).hasSize(3);
    }

    private static void insert(ArrayNode when) {
        for (int number = 0; number < when.size(); number++) {
            if (when.get(number).path("at").asText().equals(Founding.SIGN)) {
                when.insertPOJO(number, Map.of("at", "userTask_CheckByLaw", "set", Map.of("checkOutcome", "confirm", "checkAnswers", Map.of())));
                return;
            }
        }
        int passing = 0;
        while (!when.get(passing).has("time")) {
            passing++;
        }
        when.insertPOJO(passing, Map.of("timer", "timerEvent_LawSilent"));
        when.insertPOJO(passing, Map.of("at", "userTask_CheckByLaw", "set", Map.of("checkOutcome", "object", "checkAnswers", Map.of("remark", "A clause is missing"))));
    }

    private void restoreScenarios() {
        scenarios.forEach(old -> save(old, as(MAKER).get("/process-scenarios/" + old.path("id").asText()).expect(200).body().path("stamp").asInt(), old.path("script")));
    }

    private void save(JsonNode scenario, int basedOn, JsonNode script) {
        String body = Api.JSON.valueToTree(Map.of("basedOn", basedOn, "name", scenario.path("name").asText(), "script", script)).toString();
        as(MAKER).send("PUT", "/process-scenarios/" + scenario.path("id").asText(), BodyPublishers.ofString(body), Map.of("Content-Type", "application/json")).expect(200);
    }

    private static void rehearse(Screen maker, String change) {
        maker.open(change);
        maker.go("a[href$='/rehearsal']");
        maker.go("form[action$='/rehearsal'] button");
        assertThat(maker.find("#rehearsal .notice-good")).isVisible(SLOW);
        for (String element : List.of("userTask_CheckByLaw", "timerEvent_LawSilent", "flow_AgreementLawful_DraftAgreement")) {
            assertThat(maker.find("[data-changed=%s][data-reached=true]".formatted(element))).isVisible();
        }
    }

    private static void submit(Screen maker, String change) {
        maker.open(change);
        maker.go("form[action$='/submission'] button");
        maker.shows("Waits for approval");
    }

    private void approve(String change, String seen) {
        try (Screen checker = screen(CHECKER)) {
            checker.open(change);
            checker.shows(seen);
            checker.go("button[value=approve]");
            checker.hasNoComplaints();
        }
    }

    /** One first, then the other. */
    private static void takeOver(Screen maker, Founding first, Founding second) {
        maker.open(CASES);
        for (Founding one : List.of(first, second)) {
            maker.find("input[name=case][aria-label*='%s']".formatted(one.id())).check();
        }
        maker.fill("[name=canary]", "1");
        maker.fill("[name=reason]", "They are signed after today");
        maker.go("form[method=post] button.btn-primary");
        assertThat(maker.find("button:has-text('Let the first 1 go over')")).isVisible(SLOW);
        maker.go("button:has-text('Let the first 1 go over')");
        assertThat(maker.find("button:has-text('Let 1 go over')")).isVisible(SLOW);
        maker.go("button:has-text('Let 1 go over')");
        assertThat(maker.find("#migration .notice-good")).isVisible(SLOW);
        assertThat(maker.find("#results-head >> xpath=../.. >> .tag-good")).hasCount(2);
    }

    /** A founding that began without the step comes to it, and its answer is filled into the owners' own form. */
    private void meetsTheNewStep(Founding founding) {
        founding.sponsored("platform-owner-food");
        founding.joined("entrepreneur-02", "30000");
        try (Screen lawyer = screen("platform-owner-food")) {
            lawyer.awaitTask("group", founding.id());
            lawyer.shows("Check the agreement by law");
            lawyer.shows("Is the agreement lawful in the country of the platform?");
            lawyer.page().getByLabel("Remark of the lawyer").fill("Nothing to object to");
            lawyer.choose("confirm");
            lawyer.hasNoComplaints();
        }
        founding.awaitTask("entrepreneur-01", Founding.SIGN);
    }

    private static String rollBack(Screen maker, String change) {
        maker.open(change);
        maker.fill("#f-back-reason", "It takes too long");
        maker.go("form[action$='/roll-back'] button");
        String back = maker.page().url().substring(maker.page().url().lastIndexOf("/studio"));
        assertThat(back).isNotEqualTo(change);
        maker.go("form[action$='/submission'] button");
        maker.shows("Waits for approval");
        return back;
    }

    private int version() {
        return as(MAKER).get("/models/me-founding.bpmn").expect(200).body().at("/model/version").asInt();
    }
}
