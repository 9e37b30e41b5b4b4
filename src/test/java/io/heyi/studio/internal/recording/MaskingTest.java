package io.heyi.studio.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves a recorded case and what does not (product-bar E6, ADR 43). */
class MaskingTest {

    private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");

    private final Masking masking = new Masking(new Masking.Allowed(Set.of("sponsor", "USER", "platform-owner", "administrator", "0042"),
            Set.of("rivals", "wageAsked", "seat", "id", "number"), Set.of("wage", "pay", "pledge")),
            "MEP-0007", Set.of("lin.wang", "anna"));

    private Object masked(String name, Object value) {
        return masking.variables(Collections.singletonMap(name, value), AT).get(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sponsor", "USER", "administrator", "", " ", "2026-11", "P5D", "PT120H", "P1Y2M", "250000.00", "-3", "0"})
    void codesSpansMonthsAndAmountsStay(String text) {
        assertThat(masked("any", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lin Wang", "lin.wang@example.com", "+86 138 0000 0000", "13800000000", "12 Long Street, Qingdao", "Because he asked me to", "EMC-0001",
            "https://example.com/a?b=c", "Sponsor", "PAUL", "P", "Peter Panter",
            "3f6d0e3b-6a3e-4d1c-9f0e-000000000000", "2026-13-01", "2026-02-30", "2026-02-30T00:00:00Z", "true story", "0042a"})
    void everyOtherTextGoes(String text) {
        assertThat(masked("any", text)).asString().doesNotContain(text).matches("text-1(:text-2:text-3)?|0");
    }

    @Test
    void theSamePersonIsTheSamePlaceholderEverywhere() {
        assertThat(masked("proposer", "lin.wang")).isEqualTo("person-1");
        assertThat(masked("invitees", List.of("anna", "lin.wang", "zoe"))).isEqualTo(List.of("person-2", "person-1", "text-1"));
        assertThat(masking.text("anna")).isEqualTo("person-2");
        assertThat(masked("other", "zoe")).isEqualTo("text-1");
    }

    @Test
    void theCaseKeepsAKeyByWhichMessagesFindIt() {
        assertThat(masked("proposalId", "MEP-0007")).isEqualTo("case-1");
        assertThat(masking.text("MEP-0007")).isEqualTo("case-1");
    }

    @Test
    void partsOfAJoinedNameAreMaskedEachForItself() {
        assertThat(masked("platform", "food")).isEqualTo("text-1");
        assertThat(masked("sponsorGroup", "platform-owner:food")).isEqualTo("platform-owner:text-1");
        assertThat(masked("ballot", "MEP-0007/anna|2026-11")).isEqualTo("case-1/person-1|2026-11");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T02:00:00Z,{now}", "2026-03-07T02:00:00Z,{now+P5D}", "2026-03-02T05:30:01Z,{now+PT3H30M1S}", "2026-03-01T02:00:00Z,{now-P1D}",
            "2026-03-07T10:00:00+08:00,{now+P5D}",
            "2026-03-07T10:00:00.5+08:00[Asia/Shanghai],{now+P5D}", "R3/2026-03-07T02:00:00Z/PT72H,R3/{now+P5D}/PT72H", "R/PT72H,R/PT72H", "R/Panter,text-1/text-2",
                    "2026-03-02,{today}", "2026-03-31,{today+P29D}", "2026-02-28,{today-P2D}"})
    void timesAreToldFromTheMomentOfUse(String time, String told) {
        assertThat(masked("dueAt", time)).isEqualTo(told);
    }

    @Test
    void truthsNumbersAndNothingStay() {
        assertThat(masked("a", true)).isEqualTo(true);
        assertThat(masked("a", 7)).isEqualTo(7);
        assertThat(masked("a", 0.5)).isEqualTo(0.5);
        assertThat(masked("a", null)).isNull();
        assertThat(masking.variables(null, AT)).isNull();
        assertThat(masked("a", Arrays.asList(1, null, "lin.wang"))).isEqualTo(Arrays.asList(1, null, "person-1"));
    }

    @Test
    void numbersThatMayNumberPeopleGoUnlessAnExpressionAsks() {
        assertThat(masked("contact", 13_800_000_000L)).isEqualTo(0);
        assertThat(masked("contact", "13800000000")).isEqualTo("0");
        assertThat(masked("rivals", 13_800_000_000L)).isEqualTo(13_800_000_000L);
    }

    @Test
    void payGoesByItsNameEvenWhereAnExpressionAsksAndThatIsTold() {
        assertThat(masked("wage", "8000.00")).isEqualTo("0");
        assertThat(masked("monthlyPay", 8000)).isEqualTo(0);
        assertThat(masked("pledgeAmount", "5000")).isEqualTo("0");
        assertThat(masking.hidden()).isEmpty();
        assertThat(masked("wageAsked", 9000)).isEqualTo(0);
        assertThat(masking.hidden()).containsExactly("wageAsked");
        assertThat(masked("repayable", 3)).as("only whole words count").isEqualTo(3);
    }

    @Test
    void namesInsideOfValuesStayOnlyWhereAnExpressionAsksForThem() {
        assertThat(masked("seat", Map.of("id", "ME-0001"))).isEqualTo(Map.of("id", "text-1"));
        assertThat(masked("votes", Map.of("lin.wang", "sponsor"))).isEqualTo(Map.of("person-1", "sponsor"));
        assertThat(masked("bids", List.of(Map.of("wage", 100)))).isEqualTo(List.of(Map.of("text-2", 0)));
    }

    @Test
    void nothingOfAWholeCaseIsLeftBehind() {
        var values = new HashMap<String, Object>(Map.of("note", "Lin Wang lives in 12 Long Street", "contract",
                Map.of("party", List.of(Map.of("Lin Wang", "lin.wang@example.com")))));
        assertThat(masking.variables(values, AT).toString()).doesNotContain("Lin", "Street", "example");
    }
}
