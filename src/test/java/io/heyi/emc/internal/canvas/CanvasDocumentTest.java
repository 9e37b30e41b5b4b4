package io.heyi.emc.internal.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.internal.web.contract.EmcJson;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanvasDocumentTest {

    private static CanvasDocument of(String... pairs) {
        Map<String, List<String>> sent = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            sent.put(pairs[i], Arrays.asList(pairs[i + 1].split("\\|", -1)));
        }
        return CanvasDocument.of(sent);
    }

    private static ContractTerms terms(CanvasDocument document, String mode) {
        var read = EmcJson.opening(document.toBody(mode, ZoneId.of("Asia/Shanghai")));
        assertThat(read.errors()).isEmpty();
        return read.terms();
    }

    @Test
    void whatIsTypedComesBackUnderItsPath() {
        var document = of("title", " Smart cooking ", "nodes[0].actor", "ME-0001", "nodes[0].costs[1].amount", "12");
        assertThat(document.value("title")).isEqualTo("Smart cooking");
        assertThat(document.value("nodes[0].costs[1].amount")).isEqualTo("12");
        assertThat(document.value("nodes[7].actor")).isEmpty();
        assertThat(CanvasDocument.parse(document.json()).value("nodes[0].actor")).isEqualTo("ME-0001");
    }

    @Test
    void fieldsThatTheCanvasDoesNotHaveAreIgnored() {
        assertThat(of("admin", "true", "nodes[0].lead", "true", "nodes[999].actor", "x", "__proto__", "x", "goals[0].evil.x", "1").json()).isEqualTo("{}");
    }

    @Test
    void blankRowsGoAndTheOthersCloseUp() {
        var document = of("nodes[0].actor", "ME-0001", "nodes[0].tier", "STRATEGIC", "nodes[1].tier", "TACTICAL", "nodes[2].actor", "ME-0002",
                "goals[0].metric", "profit", "goals[1].metric", "old", "places[0].tier", "STRATEGIC", "places[0].wanted", "1").tidy();
        assertThat(document.actors()).containsExactly("ME-0001", "ME-0002");
        assertThat(document.size("goals")).isEqualTo(1);
        assertThat(document.size("places")).isZero();
    }

    @Test
    void goalsPlacesAndExitsGetCodesThatStay() {
        var first = of("goals[0].name", "Meals cooked", "goals[1].name", "每周餐数", "goals[2].name", "Meals, cooked!", "places[0].title", "Recipes", "terminationConditions[0].text", "We miss it").tidy();
        assertThat(List.of(first.value("goals[0].metric"), first.value("goals[1].metric"), first.value("goals[2].metric"))).containsExactly("meals-cooked", "metric", "meals-cooked-2");
        var renamed = first.with("places[0].title", "Cooks").tidy();
        assertThat(renamed.value("places[0].id")).isEqualTo("recipes");
        assertThat(first.value("terminationConditions[0].code")).isEqualTo("we-miss-it");
    }

    @Test
    void aCanvasBecomesTermsWithTheFirstPartyAsLead() {
        var document = CanvasDocument.beginning("ME-0001", "Missed").with("title", "T").with("goals[0].bottom", "1,000,000").with("goals[0].name", "Profit")
                .with("nodes[1].actor", "ME-0002").with("nodes[1].tier", "STRATEGIC").with("nodes[1].services", "a\nb").tidy();
        var terms = terms(document, "CANVAS");
        assertThat(terms.lead().orElseThrow().actor().value()).isEqualTo("ME-0001");
        assertThat(terms.nodes().get(1).services()).containsExactly("a", "b");
        assertThat(terms.profit().orElseThrow().bottom()).isEqualTo("1000000");
        assertThat(terms.profit().orElseThrow().unit()).isEqualTo("CNY");
        assertThat(terms.shareSpace().percent()).isEqualTo("30");
    }

    @Test
    void onlyTheChosenKindOfShareSpaceCounts() {
        var document = of("space", "tiers", "shareSpace.percent", "30", "shareSpace.tiers[0]", "20", "shareSpace.tiers[1]", "40").tidy();
        assertThat(terms(document, "CANVAS").shareSpace().percent()).isNull();
        assertThat(terms(document, "CANVAS").shareSpace().tiers()).hasSize(2);
        assertThat(terms(document.with("space", "percent"), "CANVAS").shareSpace().tiers()).isNull();
    }

    @Test
    void timesAreThoseOfTheCompany() {
        var read = EmcJson.opening(of("joinDeadline", "2026-12-01T18:00", "weights.plan", "10").toBody("CALL", ZoneId.of("Asia/Shanghai")));
        assertThat(read.way().toString()).contains("2026-12-01T10:00:00Z").contains("plan=10");
        assertThat(EmcJson.opening(of("joinDeadline", "soon").toBody("CALL", ZoneId.of("UTC"))).errors()).isNotEmpty();
        assertThat(EmcJson.opening(of("joinDeadline", "2026-99-01T18:00").toBody("CALL", ZoneId.of("UTC"))).errors()).isNotEmpty();
    }

    @Test
    void tooMuchTextDoesNotFit() {
        var sent = new HashMap<String, List<String>>();
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 10; j++) {
                sent.put("nodes[" + i + "].targets[" + j + "].name", List.of("x".repeat(4000)));
            }
        }
        assertThat(CanvasDocument.of(sent).fits()).isFalse();
    }
}
