package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.heyi.shared.CanonicalJson;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** From when on a model is used, what a newer product brings for it, how it is retired, and how it is opened later (product-bar E7, E13, E17, E18). */
class BrowserUseTest extends OnTheRealStack {

    private static final String MAKER = "process-owner-1";
    private static final String CHECKER = "process-owner-2";
    private static final String MOVE = "talent-move.bpmn";

    @Test
    void anApprovedChangeWaitsForItsFirstDayIsBroughtForwardAndOpensAsAVersionLater() {
        int before = version();
        String code = changed("Waits for its day", text -> text.replaceFirst("name=\"[^\"]*\"", "name=\"Move, from the next month\""));
        try (Screen maker = screen(MAKER)) {
            maker.open("/studio/changes/" + code);
            maker.click("input[name=from][value=month]");
            maker.go("form[action$='/submission'] button");
            maker.shows("to be used from");
            approve(code, "comes into use on");
            assertThat(version()).as("the engine knows nothing of it").isEqualTo(before);
            maker.open("/studio/changes/" + code);
            assertThat(maker.graveFindings()).isEmpty();
            maker.go("form[action$='/bringing-forward'] button");
            Await.step("the engine has taken it", () -> assertThat(version()).isEqualTo(before + 1));
            maker.open("/studio/models/%s/versions".formatted(MOVE));
            maker.go("a[href$='/versions/%d']".formatted(before + 1));
            maker.shows(code);
            maker.shows("Looks right");
            PlaywrightAssertions.assertThat(maker.find("[data-studio-view] [data-element-id=serviceTask_CarryOutMove]").first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
            assertThat(maker.graveFindings()).isEmpty();
            maker.hasNoComplaints();
        }
        aNewerProductIsProposed();
    }

    /** As if a newer product had been started, which brings what stands in its files now and something else on top. */
    private void aNewerProductIsProposed() {
        String shipped = database().query("select source from orchestration.shipped_model where model_id = 'talent-move' order by id desc limit 1");
        String newer = shipped.replaceFirst("name=\"[^\"]*\"", "name=\"Move, as the product calls it\"").replaceFirst("name=\"Move agreed\"", "name=\"All have agreed\"");
        database().update("""
                insert into orchestration.shipped_model (kind, model_id, checksum, source, product_version, shipped_at, of_owner)
                values ('PROCESS', 'talent-move', ?, ?, '9.9', now(), true)""", CanonicalJson.sha256(newer), newer);
        String[] code = new String[1];
        Await.export("it is proposed", () -> {
            code[0] = as(MAKER).get("/changes").expect(200).at("/items/0/code");
            assertThat(as(MAKER).get("/changes").expect(200).at("/items/0/author")).isEqualTo("system");
        });
        try (Screen maker = screen(MAKER)) {
            maker.open("/studio/changes/" + code[0]);
            maker.showsHeading("Product upgrade 9.9");
            maker.shows("Changed by both: 1");
            assertThat(maker.graveFindings()).isEmpty();
            maker.go("a[href$='/models/%s/upgrade']".formatted(MOVE));
            assertThat(maker.graveFindings()).isEmpty();
            maker.click("input[type=radio][value=product]");
            maker.go("main form[action$='/upgrade'] button[type=submit]");
            maker.shows("Move, as the product calls it");
            maker.shows("All have agreed");
            maker.hasNoComplaints();
        }
        assertThat(as(MAKER).get("/changes/%s/models/%s/content".formatted(code[0], MOVE)).expect(200).at("/content")).isEqualTo(newer);
        as(MAKER).post("/changes/%s/withdrawal".formatted(code[0])).expect(200);
    }

    @Test
    void aProcessIsRetiredAndThatIsTakenBack() {
        try (Screen maker = screen(MAKER)) {
            maker.open("/studio/models/%s/retirement".formatted(MOVE));
            assertThat(maker.graveFindings()).isEmpty();
            maker.fill("#f-reason", "Nobody moves any more");
            maker.go("main form[action$='/retirement'] button[type=submit]");
            retiring(maker);
            maker.open("/studio");
            maker.shows("retired, ");
            maker.open("/studio/models/%s/retirement".formatted(MOVE));
            maker.fill("#f-reason", "They do again");
            maker.go("main form[action$='/retirement'] button[type=submit]");
            retiring(maker);
            maker.open("/studio");
            assertThat(maker.text()).doesNotContain("retired, ");
            maker.hasNoComplaints();
        }
    }

    private void retiring(Screen maker) {
        String address = maker.page().url();
        maker.go("form[action$='/submission'] button");
        approve(address.substring(address.lastIndexOf('/') + 1), "In use");
    }

    private void approve(String code, String seen) {
        try (Screen checker = screen(CHECKER)) {
            checker.open("/studio/changes/" + code);
            checker.fill("#f-verdict-reason", "Looks right");
            checker.go("button[value=approve]");
            checker.shows(seen);
            checker.hasNoComplaints();
        }
    }

    private String changed(String title, UnaryOperator<String> edit) {
        String code = as(MAKER).post("/changes", Map.of("id", UUID.randomUUID().toString(), "title", title, "reason", "People asked")).expect(201).at("/code");
        as(MAKER).send("PUT", "/changes/" + code + "/models/" + MOVE, BodyPublishers.noBody(), Map.of()).expect(200);
        as(MAKER).post("/changes/%s/models".formatted(code), Map.of("content", edit.apply(as(MAKER).get("/models/" + MOVE).expect(200).at("/content")))).expect(200);
        as(MAKER).post("/changes/%s/rehearsal".formatted(code));
        Await.recovery("it is rehearsed", () -> assertThat(as(MAKER).get("/changes/%s/rehearsal".formatted(code)).expect(200).body().toString()).contains("\"passed\":true"));
        return code;
    }

    private int version() {
        return as(MAKER).get("/models/" + MOVE).expect(200).body().at("/model/version").asInt();
    }
}
