package io.heyi.studio.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.studio.internal.model.StudioPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a form shows its authors of a real task, and what not (product-bar E15). */
class MaskedFormTest {

    private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final FakeAccess access = new FakeAccess();
    private final MaskedForm masked = new MaskedForm(access,
            new StudioPolicy(Duration.ofSeconds(90), Duration.ofMinutes(2), Duration.ofMinutes(10), 2_000_000, 50, 366, List.of("wage", "pledge"), 20), Clock.fixed(NOW, ZoneOffset.UTC));

    private Map<String, Object> shown(String components, Map<String, Object> values) {
        return shown(components, components, values);
    }

    private Map<String, Object> shown(String components, String inUse, Map<String, Object> values) {
        try {
            return masked.of(new ObjectMapper().readTree("{\"components\": [" + components + "]}"), "{\"components\": [" + inUse + "]}", values, AT);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Object field(String type, Object value) {
        return shown("{\"type\": \"%s\", \"key\": \"field\"}".formatted(type), Collections.singletonMap("field", value)).get("field");
    }

    @Test
    void namesRemarksAndAddressesGoAndAmountsStayUnlessTheySpeakOfPay() {
        Stream.of("zoe", "lin.wang@example.com").map(Username::new).forEach(access.left::add);
        assertThat(field("textfield", "Lin Wang")).isEqualTo("text-1");
        assertThat(field("textfield", "lin.wang")).isEqualTo("person-1");
        assertThat(field("textfield", "zoe")).as("nobody whom the directory knows").isEqualTo("text-1");
        assertThat(field("textarea", "He is my cousin")).isEqualTo("text-1");
        assertThat(field("textfield", "lin.wang@example.com")).isEqualTo("text-1");
        assertThat(field("textfield", "250000.00")).isEqualTo("250000.00");
        assertThat(field("number", 13_800_000_000L)).isEqualTo(0);
        assertThat(shown("{\"type\": \"number\", \"key\": \"monthlyWage\"}", Map.of("monthlyWage", 8000))).containsEntry("monthlyWage", 0);
    }

    @Test
    void onlyFieldsOfTheFormAreFilled() {
        assertThat(shown("{\"type\": \"group\", \"components\": [{\"type\": \"textfield\", \"key\": \"inner\"}]}, {\"type\": \"text\", \"text\": \"secret\"}",
                Map.of("inner", "a", "secret", "b"))).containsOnlyKeys("inner");
        assertThat(shown("", Map.of("secret", "b"))).isEmpty();
        assertThat(field("textfield", null)).isNull();
    }

    @Test
    void choicesThatTheFormNamesStayAndOthersGo() {
        access.left.add(new Username("other"));
        var field = "{\"type\": \"select\", \"key\": \"field\", \"values\": [{\"label\": \"Yes\", \"value\": \"yes\"}]}";
        assertThat(shown(field, Map.of("field", "yes"))).containsEntry("field", "yes");
        assertThat(shown(field, Map.of("field", "lin.wang"))).containsEntry("field", "person-1");
        assertThat(shown(field.replace("select", "checklist"), Map.of("field", List.of("yes", "other")))).containsEntry("field", List.of("yes", "text-1"));
    }

    @Test
    void listsToChooseFromKeepTheirShapeAndTheChosenOneIsStillAmongThem() {
        var shown = shown("{\"type\": \"select\", \"key\": \"winner\", \"valuesKey\": \"bidders\"}", Map.of("winner", "lin.wang",
                "bidders", List.of(Map.of("label", "Lin Wang", "value", "lin.wang", "phone", "13800000000"), Map.of("label", "Kitchen of the sea", "value", "ME-0001"), "ME-0002")));

        assertThat(shown).containsEntry("winner", "person-1");
        assertThat((List<?>) shown.get("bidders")).satisfiesExactly(
                one -> assertThat(((Map<?, ?>) one)).isEqualTo(Map.of("label", ((Map<?, ?>) one).get("label"), "value", "person-1")),
                one -> assertThat(((Map<?, ?>) one).keySet()).isEqualTo(Set.of("label", "value")),
                one -> assertThat(one).asString().startsWith("text-"));
        assertThat(shown.toString()).doesNotContain("Lin", "Kitchen", "ME-0", "138");
    }

    @Test
    void amountsOfPayInAListGoByTheNameOfTheList() {
        assertThat(shown("{\"type\": \"select\", \"key\": \"chosen\", \"valuesKey\": \"wageSteps\"}", Map.of("wageSteps", List.of(Map.of("label", "8000", "value", 8000)))))
                .containsEntry("wageSteps", List.of(Map.of("label", "0", "value", 0)));
    }

    @Test
    void timesAreAsFarFromNowAsTheyWereFromTheTask() {
        assertThat(field("datetime", "2026-03-12")).isEqualTo("2026-11-30");
        assertThat(field("datetime", "2026-03-02")).isEqualTo("2026-11-20");
        assertThat(field("datetime", "2026-03-01T02:00:00Z")).isEqualTo("2026-11-19T12:00:00Z");
        assertThat(field("textfield", "2026-03-02T05:30:00Z")).isEqualTo("2026-11-20T15:30:00Z");
    }

    @Test
    void aPlaceholderThatIsNoValueOfTheFieldLeavesItEmpty() {
        assertThat(field("datetime", "next week")).isNull();
        assertThat(field("number", "many")).isNull();
        assertThat(field("number", "12.50")).isEqualTo("12.50");
        assertThat(field("checkbox", "yes")).isNull();
        assertThat(field("checkbox", true)).isEqualTo(true);
        assertThat(field("taglist", "one")).isNull();
        assertThat(field("textfield", Map.of("name", "Lin"))).isNull();
    }

    @Test
    void aDraftThatNamesSomebodyDoesNotFindHim() {
        var guess = "{\"type\": \"select\", \"key\": \"field\", \"values\": [{\"label\": \"x\", \"value\": \"Lin Wang\"}]}";
        assertThat(shown(guess, "{\"type\": \"select\", \"key\": \"field\"}", Map.of("field", "Lin Wang"))).doesNotContainValue("Lin Wang");
    }
}
