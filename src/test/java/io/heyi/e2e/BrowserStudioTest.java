package io.heyi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.diff.ModelDifference;
import io.heyi.studio.internal.diff.ModelDifference.Kind;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Two process owners change a process with nothing but the pages: drafted by one, approved by the other, taken by the engine (issue 7, product-bar E1, E10, E14). */
class BrowserStudioTest extends OnTheRealStack {

    private static final String MAKER = "process-owner-1";
    private static final String CHECKER = "process-owner-2";
    private static final String SAVED = "[data-status][data-word=saved]";
    private static final LocatorAssertions.IsVisibleOptions PATIENT = new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);
    /** The first check after a start loads the rules. */
    private static final LocatorAssertions.IsVisibleOptions SLOW = new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    @Test
    void aChangeIsDraftedByOneApprovedByAnotherAndTakenByTheEngine() {
        int before = version("talent-move");
        try (Screen maker = screen(MAKER)) {
            maker.open("/studio");
            maker.go("a[href$='model=talent-move.bpmn']");
            maker.fill("#f-title", "Clearer name of the move");
            maker.fill("#f-reason", "People asked what it is");
            maker.go("main form button[type=submit]");
            opened(maker);
            rename(maker.page(), "talent-move", "Move to another micro-enterprise, renamed");
            assertThat(maker.find(SAVED)).isVisible(PATIENT);
            maker.go(".studio-bar a[href*='/studio/changes/']");
            maker.shows("Move to another micro-enterprise, renamed");
            String change = maker.page().url().substring(maker.page().url().lastIndexOf("/studio"));
            assertThat(maker.find("[data-condition=checks][data-met=true]")).isVisible(SLOW);
            assertThat(maker.find("[data-condition=rehearsal][data-met=false]")).isVisible();
            rehearse(maker);
            maker.open(change);
            assertThat(maker.find("[data-condition][data-met=true]")).hasCount(6, new LocatorAssertions.HasCountOptions().setTimeout(15_000));
            maker.go("form[action$='/submission'] button");
            maker.shows("Waits for approval");
            maker.shows("somebody else approves it");
            assertThat(maker.find("form[action$='/verdict']").count()).isZero();
            opensForReadingWhileItWaits(change + "/models/talent-move.bpmn");
            approve(change);
            Await.step("the engine has taken it", () -> {
                maker.open(change);
                maker.shows("In use");
            });
            assertThat(version("talent-move")).isEqualTo(before + 1);
            maker.hasNoComplaints();
        }
    }

    /** Whoever may approve hears of it, and cannot take it back by a key pressed while he looks. */
    private void opensForReadingWhileItWaits(String editor) {
        try (Screen checker = screen(CHECKER)) {
            checker.open("/notices");
            checker.shows("asks for approval of");
            checker.open(editor);
            opened(checker);
            checker.shows("it opens for reading");
            assertThat(checker.find("[data-save]")).hasCount(0);
            assertThat(checker.find(".djs-palette")).hasCount(0);
            checker.hasNoComplaints();
        }
    }

    /** The page shows by itself when it has been played. */
    private static void rehearse(Screen maker) {
        maker.go("a[href$='/rehearsal']");
        maker.go("form[action$='/rehearsal'] button");
        assertThat(maker.find("#rehearsal .notice-good")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
        assertThat(maker.find("#rehearsal .tag-good").first()).isVisible();
    }

    @Test
    void whatTwoWindowsWroteIsBroughtTogetherAndADraftIsHandedOver() {
        var change = Changing.begun(this::as, "Two windows").edited("talent-move.bpmn", text -> text);
        String editor = "/studio" + change.path() + "/models/talent-move.bpmn";
        try (Screen one = screen(MAKER); Screen asker = screen(CHECKER)) {
            one.open(editor);
            opened(one);
            try (Screen other = screen(MAKER)) {
                other.open(editor);
                opened(other);
                rename(one.page(), "talent-move", "Renamed in one window");
                assertThat(one.find(SAVED)).isVisible(PATIENT);
                rename(other.page(), "serviceTask_CarryOutMove", "Renamed in the other");
                assertThat(other.find("[data-overtaken]")).isVisible(PATIENT);
                assertThat(other.find("[data-overtaken] [data-who]")).not().isEmpty();
                other.go("[data-merge]");
                opened(other);
            }
            assertThat(as(MAKER).get(change.path() + "/models/talent-move.bpmn/content").expect(200).at("/content")).contains("Renamed in one window", "Renamed in the other");

            one.open(editor);
            opened(one);
            asker.open(editor);
            assertThat(asker.find("[data-locked]")).isVisible(PATIENT);
            assertThat(asker.find("[data-locked] [data-since]")).not().isEmpty();
            asker.click("[data-ask]");
            assertThat(one.find("[data-wanted]")).isVisible(PATIENT);
            one.go("[data-give]");
            assertThat(one.find("[data-locked]")).isVisible(PATIENT);
            assertThat(asker.find("[data-locked]")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(15_000));
        }
        change.withdrawn();
    }

    @Test
    void aFindingStandsOnTheDrawingAndInTheListAndIsMendedWithAClick() {
        String code = as(MAKER).post("/changes", Map.of("id", UUID.randomUUID().toString(), "title", "A finding", "reason", "To be mended")).expect(201).at("/code");
        as(MAKER).send("PUT", "/changes/" + code + "/models/talent-move.bpmn", BodyPublishers.noBody(), Map.of()).expect(200);
        try (Screen maker = screen(MAKER)) {
            maker.open("/studio/changes/" + code + "/models/talent-move.bpmn");
            opened(maker);
            maker.page().evaluate("() => { const m = document.querySelector('[data-studio-desk]').studioModeler; const r = m.get('elementRegistry');"
                    + " const task = r.get('serviceTask_CarryOutMove'); m.get('modeling').updateModdleProperties(task, task.businessObject.extensionElements.values[0], { retries: undefined });"
                    + " m.get('modeling').updateProperties(r.get('startEvent_MoveAgreed'), { id: 'Event_1' }); }");
            Locator badge = maker.find(".djs-overlay-finding .finding-badge-error");
            assertThat(badge.first()).isVisible(SLOW);
            maker.find(".finding-badge-error[title*='how often it is tried']").click();
            assertThat(maker.find("[data-findings][data-passed=false] [data-finding-of=Event_1]").first()).isVisible();
            assertThat(maker.find(".finding-chosen").count()).isPositive();
            maker.click("[data-mend=retries]");
            maker.click("[data-mend=id]");
            assertThat(maker.find("[data-findings][data-passed=true]")).isVisible(SLOW);
            assertThat(badge).hasCount(0);
            assertThat(content(code, "talent-move.bpmn")).contains("type=\"talent.carryOutMove\" retries=\"3\"").contains("id=\"startEvent_MoveAgreed\"").doesNotContain("Event_1");
            maker.hasNoComplaints();
        }
    }

    @Test
    void aFormIsSeenAsPeopleWillSeeIt() {
        var founding = submit("entrepreneur-01", ProposalBody.aProposal()).sponsored("platform-owner-food").joined("entrepreneur-02", "0");
        var asked = founding.awaitTask("entrepreneur-02", Founding.SIGN).path("id").asText();
        String hash = as("entrepreneur-02").get("/tasks/" + asked).expect(200).at("/variables/agreementHash");
        String code = as(MAKER).post("/changes", Map.of("id", UUID.randomUUID().toString(), "title", "Clearer form", "reason", "To be seen")).expect(201).at("/code");
        String file = "/changes/" + code + "/models/sign-agreement.form";
        as(MAKER).send("PUT", file, BodyPublishers.noBody(), Map.of()).expect(200);
        var draft = as(MAKER).get(file + "/content").expect(200).body();
        var hostile = """
                "components": [{"type": "html", "id": "Html_Mind", "content": "<a href='javascript:window.ran = 1'>Mind this</a><script>window.ran = 1</script>"},""";
        var text = draft.path("content").asText().replace("I have read the agreement", "I know what I sign").replaceFirst("\"components\": \\[", Matcher.quoteReplacement(hostile))
                .replace("Your signature binds", "<script>window.ran = 1</script>Your signature binds");
        as(MAKER).post(file + "/content", Map.of("basedOn", draft.at("/draft/stamp").asInt(), "content", text)).expect(200);
        try (Screen maker = screen(MAKER)) {
            maker.open("/studio" + file);
            opened(maker);
            maker.click("#tab-preview");
            Locator preview = maker.find("[data-preview]");
            assertThat(maker.find("[data-preview][data-shown]")).isVisible(PATIENT);
            assertThat(maker.find(".studio-work")).isHidden();
            assertThat(preview).containsText("Names and texts are masked");
            assertThat(preview).containsText("Your signature binds");
            assertThat(preview.getByLabel("Fingerprint of the agreement")).hasValue("text-1");
            preview.getByLabel("I know what I sign").check();
            preview.getByText("Mind this").click();
            maker.click("[data-try]");
            assertThat(preview).containsText("Everything filled in would be accepted");
            assertThat(maker.page().evaluate("() => window.ran")).isNull();
            assertThat(maker.page().content()).doesNotContain(hash);
            assertThat(maker.overflowsOnANarrowScreen()).isEmpty();
            assertThat(maker.graveFindings()).isEmpty();
            maker.find("#tab-preview").press("ArrowLeft");
            assertThat(maker.find(".studio-work")).isVisible();
            assertThat(preview).isHidden();
            maker.hasNoComplaints();
        }
    }

    private void approve(String change) {
        try (Screen checker = screen(CHECKER)) {
            checker.open(change);
            checker.shows("Move to another micro-enterprise, renamed");
            checker.go("button[value=approve]");
            checker.hasNoComplaints();
        }
    }

    private int version(String process) {
        return as(MAKER).get("/models/" + process + ".bpmn").expect(200).body().at("/model/version").asInt();
    }

    private static void opened(Screen screen) {
        assertThat(screen.find("[data-studio-desk][data-ready]")).isVisible(PATIENT);
    }

    private static void rename(Page page, String element, String name) {
        page.evaluate("([id, name]) => { const m = document.querySelector('[data-studio-desk]').studioModeler; m.get('modeling').updateProperties(m.get('elementRegistry').get(id), { name }); }", List.of(element, name));
    }

    /** Moves the first task by 10 and gives its id. */
    private static String move(Page page) {
        return (String) page.evaluate("""
                () => { const m = document.querySelector('[data-studio-desk]').studioModeler;
                  const shape = m.get('elementRegistry').filter(e => e.type === 'bpmn:ServiceTask' && !e.labelTarget)[0];
                  m.get('modeling').moveShape(shape, { x: 10, y: 0 });
                  return shape.id; }""");
    }

    @Test
    void openingAndSavingEveryBaselineChangesNoByteAndMovingAShapeOnlyItsPlace() throws IOException {
        String code = as(MAKER).post("/changes", Map.of("id", UUID.randomUUID().toString(), "title", "Every model", "reason", "Round trip")).expect(201).at("/code");
        try (var files = Files.list(Path.of("bpmn")); Screen maker = screen(MAKER)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".bpmn")).sorted().toList()) {
                String name = file.getFileName().toString();
                as(MAKER).send("PUT", "/changes/" + code + "/models/" + name, BodyPublishers.noBody(), Map.of()).expect(200);
                maker.open("/studio/changes/" + code + "/models/" + name);
                opened(maker);
                maker.click("[data-save]");
                assertThat(maker.find(SAVED)).isVisible(PATIENT);
                String before = content(code, name);
                assertThat(before).as(name).isEqualTo(as(MAKER).get("/models/" + name).expect(200).at("/content"));
                String moved = move(maker.page());
                maker.click("[data-save]");
                Await.step("it is saved", () -> assertThat(content(code, name)).isNotEqualTo(before));
                assertThat(ModelDifference.of(ModelKind.PROCESS, before, content(code, name))).as(name).anySatisfy(one -> assertThat(one.id()).isEqualTo(moved))
                        .allSatisfy(one -> assertThat(one.kind()).as(one.id()).isEqualTo(Kind.MOVED));
                assertThat(content(code, name).lines().filter(line -> !before.contains(line)).toList()).as(name).allMatch(line -> line.matches("\\s*<(dc:Bounds|di:waypoint) .*/>"));
            }
            maker.hasNoComplaints();
        }
    }

    private String content(String code, String name) {
        return as(MAKER).get("/changes/" + code + "/models/" + name + "/content").expect(200).at("/content");
    }
}
