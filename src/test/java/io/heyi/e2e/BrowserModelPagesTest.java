package io.heyi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What process owners see of models beside the editor: drawn differences, words, files, comments and earlier states (issue 7, product-bar E2, E10, E12, E16). */
class BrowserModelPagesTest extends OnTheRealStack {

    private static final String MAKER = "process-owner-1";
    private static final String CHECKER = "process-owner-2";
    private static final String CARRY_OUT = "serviceTask_CarryOutMove";
    private static final LocatorAssertions.IsVisibleOptions PATIENT = new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    private String change(String title) {
        return as(MAKER).post("/changes", Map.of("id", UUID.randomUUID().toString(), "title", title, "reason", "Pages of models")).expect(201).at("/code");
    }

    /** Renamed here, moved there, and an end that is new. */
    private static String edited() throws IOException {
        return Files.readString(Path.of("bpmn/talent-move.bpmn")).replace("name=\"Change the place\"", "name=\"Change it\"")
                .replaceFirst("(bpmnElement=\"receiveTask_WaitForRelease\"[^>]*>\\s*<dc:Bounds x=\")\\d", "$19")
                .replace("</bpmn:process>", "  <bpmn:endEvent id=\"endEvent_New\" name=\"New end\" />\n  </bpmn:process>")
                .replace("</bpmndi:BPMNPlane>", "  <bpmndi:BPMNShape id=\"shape_New\" bpmnElement=\"endEvent_New\">\n        <dc:Bounds x=\"400\" y=\"420\" width=\"36\" height=\"36\" />\n      </bpmndi:BPMNShape>\n    </bpmndi:BPMNPlane>");
    }

    private static Locator sign(Screen screen, String side, String kind) {
        return screen.find("[data-side=%s] .studio-sign[data-kind=%s]".formatted(side, kind));
    }

    @Test
    void aFileIsImportedAndWhatItChangesIsSeenOnBothDrawingsAndInWords() throws IOException {
        String code = change("Imported");
        try (Screen maker = screen(MAKER)) {
            maker.open("/studio/changes/" + code);
            maker.page().setInputFiles("#f-file", new FilePayload("../../x.bpmn", "text/xml", edited().getBytes(StandardCharsets.UTF_8)));
            maker.go("form[action$='/models/import'] button");
            maker.shows("talent-move.bpmn is in the change as it is in the file");
            maker.go("#diff-head >> xpath=../.. >> a[href$='/difference']");
            assertThat(maker.find("[data-studio-compare][data-ready]")).isVisible(PATIENT);
            assertThat(sign(maker, "after", "ADDED")).hasAttribute("aria-label", "new: New end");
            assertThat(sign(maker, "before", "ADDED")).hasCount(0);
            assertThat(sign(maker, "before", "CHANGED").first()).isVisible();
            assertThat(sign(maker, "after", "CHANGED").first()).hasAttribute("aria-label", "changed: Change it");
            assertThat(sign(maker, "after", "MOVED").first()).isVisible();
            assertThat(maker.graveFindings()).isEmpty();
            maker.click("[data-show=%s]".formatted(CARRY_OUT));
            for (String side : List.of("before", "after")) {
                assertThat(maker.find("[data-side=%s] .djs-element.selected[data-element-id=%s]".formatted(side, CARRY_OUT))).hasCount(1);
            }
            maker.page().focus("[data-side=after]");
            maker.page().keyboard().press("ArrowRight");
            maker.page().keyboard().press("+");
            assertThat((String) maker.page().evaluate("() => [...document.querySelectorAll('[data-side]')].map(one => { const { x, y, width } = one.studioViewer.get('canvas').viewbox(); return [x, y, width].map(Math.round).join(); }).join('|')"))
                    .satisfies(boxes -> assertThat(boxes.split("\\|")[0]).isEqualTo(boxes.split("\\|")[1]));
            maker.hasNoComplaints();
        }
    }

    @Test
    void aModelIsReadStepByStepAndItsDrawingFollows() {
        try (Screen reader = screen("auditor")) {
            reader.open("/studio/models/talent-move.bpmn");
            assertThat(reader.find("[data-studio-view][data-ready]")).isVisible(PATIENT);
            assertThat(reader.graveFindings()).isEmpty();
            reader.click(".studio-outline [data-show=%s]".formatted(CARRY_OUT));
            assertThat(reader.find("[data-side] .djs-element.selected[data-element-id=%s]".formatted(CARRY_OUT))).hasCount(1);
            assertThat(reader.find("main a[href*='/changes/new']")).hasCount(0);
            reader.hasNoComplaints();
        }
    }

    @Test
    void aCommentIsMadeInTheEditorAnsweredByAnotherAndCountedOnTheDrawing() {
        String code = change("Commented");
        as(MAKER).post("/changes/%s/models".formatted(code), Map.of("kind", "PROCESS", "id", "commented-process", "name", "Commented")).expect(200);
        String editor = "/studio/changes/%s/models/commented-process.bpmn".formatted(code);
        try (Screen maker = screen(MAKER); Screen checker = screen(CHECKER)) {
            opened(maker, editor);
            maker.page().evaluate("() => { const m = document.querySelector('[data-studio-desk]').studioModeler; m.get('selection').select(m.get('elementRegistry').get('endEvent_Done')); }");
            maker.click(".djs-context-pad [data-action=comment]");
            maker.fill("#f-say", "What is done then?");
            maker.click("[data-say] button");
            assertThat(maker.find(".studio-badge")).hasText("1");
            opened(checker, editor);
            assertThat(checker.find(".studio-badge")).hasText("1");
            checker.click("[data-comments] summary");
            checker.page().selectOption("#f-about", "endEvent_Done");
            assertThat(checker.find("[data-comments] [data-list]")).containsText("What is done then?");
            checker.fill("[data-comments] [data-list] input", "The case.");
            checker.click("[data-comments] [data-list] button[type=submit]");
            assertThat(checker.find("[data-comments] [data-list]")).containsText("The case.");
            maker.open("/studio/changes/" + code);
            maker.shows("The case.");
            maker.hasNoComplaints();
        }
    }

    private static void opened(Screen screen, String address) {
        screen.open(address);
        assertThat(screen.find("[data-studio-desk][data-ready]")).isVisible(PATIENT);
    }

    @Test
    void anEarlierStateIsComparedAndComesBack() throws IOException {
        String code = change("History");
        String original = Files.readString(Path.of("bpmn/talent-move.bpmn"));
        as(MAKER).post("/changes/%s/models".formatted(code), Map.of("content", original.replace("name=\"Change the place\"", "name=\"Another\""))).expect(200);
        try (Screen maker = screen(MAKER)) {
            maker.open("/studio/changes/%s/models/talent-move.bpmn/history".formatted(code));
            maker.go("a[href$='compare=1']");
            maker.shows("Another");
            assertThat(maker.graveFindings()).isEmpty();
            maker.go("form[action$='/history/1/restoration'] button");
            maker.shows("The draft is as it was in state 1.");
            assertThat(as(MAKER).get("/changes/%s/models/talent-move.bpmn/content".formatted(code)).expect(200).at("/content")).isEqualTo(original);
            maker.hasNoComplaints();
        }
    }
}
