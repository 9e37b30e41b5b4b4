package io.heyi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heyi.shared.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A faulty body is refused as a whole, with every fault at once. */
class JsonBodyTest {

    @Test
    void aSoundBodyGivesItsFields() {
        var body = body("{\"text\": \"seven seats\", \"number\": 7, \"names\": [\"a\", \"b\"]}");
        assertThat(body.whole(body.text("text"))).isEqualTo("seven seats");
        assertThat(body.number("number")).isEqualTo(7);
        assertThat(body.amount("number")).isEqualTo("7");
        assertThat(body.decimal("number")).isEqualByComparingTo("7");
        assertThat(body.list("names", body.fields()::text)).containsExactly("a", "b");
    }

    @Test
    void anUnknownAWrongAndAMissingFieldAreToldTogether() {
        var body = body("{\"txt\": \"typed wrong\", \"number\": 1.5}");
        body.required("text", body.text("text"));
        body.required("number", body.number("number"));
        assertThat(faultsOf(() -> body.whole("never handed out"))).containsExactly("txt sample.unknownField", "text sample.missing", "number sample.notWhole");
    }

    @Test
    void whatIsNoObjectOrTooLargeIsRefusedAtOnce() {
        assertThat(faultsOf(() -> body("[]"))).containsExactly(" sample.notJson");
        assertThat(faultsOf(() -> new JsonBody("sample.", null, 40, Set.of()))).containsExactly(" sample.notJson");
        assertThat(faultsOf(() -> body("{\"text\": \"" + "x".repeat(100) + "\"}"))).containsExactly(" sample.bodyTooLarge");
    }

    private static JsonBody body(String json) {
        return new JsonBody("sample.", json.getBytes(StandardCharsets.UTF_8), 100, Set.of("text", "number", "names"));
    }

    private static List<String> faultsOf(Runnable reading) {
        var thrown = new ApiProblem[1];
        assertThatExceptionOfType(ApiProblem.class).isThrownBy(reading::run).satisfies(problem -> thrown[0] = problem);
        return thrown[0].errors().stream().map((FieldError error) -> error.field() + " " + error.code()).toList();
    }
}
