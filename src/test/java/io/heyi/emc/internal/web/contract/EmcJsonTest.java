package io.heyi.emc.internal.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.EmcType;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.formation.FormationStart;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmcJsonTest {

    private static EmcJson.Reading read(String json) {
        return EmcJson.opening(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aCallIsReadWithEveryDigit() {
        var read = read("""
                {"mode": "CALL", "joinDeadline": "2026-12-01T10:00:00+08:00", "weights": {"commitment": 40, "price": "60"}, "title": " Smart cooking ", "type": "SOLUTION",
                 "shareSpace": {"tiers": [30, "50.0001"]}, "reinvestmentPercent": 5.1234,
                 "goals": [{"metric": "profit", "bottom": 123456789012345.67, "grab": null}],
                 "nodes": [{"actor": "ME-0001", "lead": true, "tier": "STRATEGIC", "costs": [{"label": "People", "amount": "1.5"}], "services": ["a", " "],
                            "deliverables": [{"id": "d", "due": "2026-12-31"}]}]}""");
        assertThat(read.errors()).isEmpty();
        assertThat(read.way()).isEqualTo(new FormationStart.Call(Instant.parse("2026-12-01T02:00:00Z"), null, Map.of("commitment", new BigDecimal(40), "price", new BigDecimal(60))));
        assertThat(read.terms().title()).isEqualTo("Smart cooking");
        assertThat(read.terms().type()).isEqualTo(EmcType.SOLUTION);
        assertThat(read.terms().goals().getFirst().bottom()).isEqualTo("123456789012345.67");
        assertThat(read.terms().shareSpace().tiers()).extracting(BigDecimal::toPlainString).containsExactly("30", "50.0001");
        var lead = read.terms().lead().orElseThrow();
        assertThat(lead.tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(lead.services()).containsExactly("a");
    }

    @Test
    void theCanvasNeedsNoDates() {
        assertThat(read("{\"mode\": \"CANVAS\"}").way()).isEqualTo(new FormationStart.Canvas());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"mode": "MAYBE"}                                                     | mode                          | unknownValue
            {}                                                                    | mode                          | missing
            {"mode": "CANVAS", "surprise": 1}                                     | surprise                      | unknownField
            {"mode": "CANVAS", "title": 5}                                        | title                         | notText
            {"mode": "CANVAS", "goals": {}}                                       | goals                         | notAList
            {"mode": "CANVAS", "goals": [null]}                                   | goals[0]                      | missing
            {"mode": "CANVAS", "goals": ["x"]}                                    | goals[0]                      | notAnObject
            {"mode": "CANVAS", "goals": [{"bottom": "1,000"}]}                    | goals[0].bottom               | notANumber
            {"mode": "CANVAS", "goals": [{"bottom": 1e999999999}]}                | goals[0].bottom               | notANumber
            {"mode": "CANVAS", "nodes": [{"actor": "<script>"}]}                  | nodes[0].actor                | notAnActor
            {"mode": "CANVAS", "nodes": [{"tier": "GOLD"}]}                       | nodes[0].tier                 | unknownValue
            {"mode": "CANVAS", "nodes": [{"lead": "perhaps"}]}                    | nodes[0].lead                 | notTrueOrFalse
            {"mode": "CANVAS", "nodes": [{"deliverables": [{"due": "31.12."}]}]}  | nodes[0].deliverables[0].due  | notADate
            {"mode": "CANVAS", "places": [{"wanted": 1.5}]}                       | places[0].wanted              | notWhole
            {"mode": "CANVAS", "places": [{"kinds": ["ALIEN"]}]}                  | places[0].kinds[0]            | unknownValue
            {"mode": "CALL", "joinDeadline": "tomorrow"}                          | joinDeadline                  | notAMoment
            {"mode": "CALL", "weights": [1]}                                      | weights                       | notAnObject
            """)
    void everyWrongValueIsNamed(String json, String field, String code) {
        assertThat(read(json).errors()).contains(FieldError.of(field, "emc.error." + code, read(json).errors().getFirst().arguments().toArray()));
    }

    @Test
    void whatIsNoObjectIsRefusedAsAWhole() {
        for (var text : List.of("", "[]", "null", "{\"a\":1,\"a\":2}", "{} {}", "\u0000")) {
            assertThat(read(text).terms()).as(text).isNull();
            assertThat(read(text).errors()).extracting(FieldError::code).containsExactly("emc.error.notJson");
        }
        assertThat(EmcJson.opening(new byte[EmcJson.LARGEST_BODY + 1]).errors()).extracting(FieldError::code).containsExactly("emc.error.bodyTooLarge");
    }
}
