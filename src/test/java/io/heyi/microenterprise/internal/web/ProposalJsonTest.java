package io.heyi.microenterprise.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.shared.FieldError;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalJsonTest {

    private static ProposalJson.Reading read(String json) {
        return ProposalJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "10.0, 10", "12.0, 12", "1e1, 10", "'\"18\"', 18"})
    void aWholeNumberIsReadHoweverItIsWritten(String written, int months) {
        assertThat(read("{\"horizonMonths\": " + written + "}").input().horizonMonths()).isEqualTo(months);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.5", "1e999999999", "-1e999999999", "99999999999", "true", "[1]", "{}", "\"\""})
    void anythingElseIsNamedOnItsField(String written) {
        assertThat(read("{\"horizonMonths\": " + written + "}").errors()).extracting(FieldError::field).containsExactly("horizonMonths");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"x\"", "{\"name\": 1, \"name\": 2}", "{} {}", "{\"fundingAsked\": NaN}"})
    void whatIsNoOneObjectIsRefusedAsAWhole(String json) {
        var reading = read(json);

        assertThat(reading.input()).isNull();
        assertThat(reading.errors()).extracting(FieldError::code).containsExactly("microenterprise.error.notJson");
    }

    @Test
    void deepNestingIsRefusedAndUnknownKeysAreNamed() {
        assertThat(read("{\"name\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}").input()).isNull();
        assertThat(read("{\"leadingTargets\": [{\"metrik\": \"m\"}], \"status\": \"FOUNDED\"}").errors()).extracting(FieldError::field)
                .containsExactlyInAnyOrder("leadingTargets[0].metrik", "status");
    }

    @Test
    void amountsKeepEveryDigitAndALongExponentCostsNothing() {
        assertThat(read("{\"fundingAsked\": 123456789012345.67}").input().fundingAsked()).isEqualTo("123456789012345.67");
        assertThat(read("{\"fundingAsked\": 1e999999999}").input().fundingAsked()).isEqualTo("1E+999999999");
    }
}
