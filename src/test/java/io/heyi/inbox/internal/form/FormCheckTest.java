package io.heyi.inbox.internal.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static Form form(String components) {
        try {
            return Form.of("test", JSON.readTree("{\"components\":[" + components.replace('\'', '"') + "]}"));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, Object> values(String json) {
        try {
            return JSON.readValue(json.replace('\'', '"'), new TypeReference<>() {});
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static FormCheck.Result check(String components, String submitted) {
        return FormCheck.check(form(components), Map.of("limit", 100, "options", java.util.List.of(Map.of("label", "A", "value", "a"))), values(submitted));
    }

    static Stream<Arguments> good() {
        return Stream.of(
                arguments("{'type':'textfield','key':'a'}", "{'a':'hello'}"),
                arguments("{'type':'textfield','key':'a','validate':{'maxLength':2}}", "{'a':'\uD83D\uDE00\uD83D\uDE00'}"),
                arguments("{'type':'textfield','key':'a','validate':{'pattern':'^[0-9]+$'}}", "{'a':'42'}"),
                arguments("{'type':'textfield','key':'a','validate':{'validationType':'email'}}", "{'a':'a@b.cn'}"),
                arguments("{'type':'textarea','key':'a'}", "{'a':'two\\nlines'}"),
                arguments("{'type':'number','key':'a','decimalDigits':2,'validate':{'min':0,'max':10}}", "{'a':9.99}"),
                arguments("{'type':'number','key':'a','validate':{'max':'=limit'}}", "{'a':100}"),
                arguments("{'type':'number','key':'a','serializeToString':true}", "{'a':'0.10'}"),
                arguments("{'type':'checkbox','key':'a','validate':{'required':true}}", "{'a':true}"),
                arguments("{'type':'checkbox','key':'a'}", "{'a':false}"),
                arguments("{'type':'radio','key':'a','values':[{'label':'X','value':'x'}]}", "{'a':'x'}"),
                arguments("{'type':'select','key':'a','valuesKey':'options'}", "{'a':'a'}"),
                arguments("{'type':'select','key':'a','valuesExpression':'=[\\\"p\\\",\\\"q\\\"]'}", "{'a':'q'}"),
                arguments("{'type':'taglist','key':'a','values':[{'label':'X','value':'x'},{'label':'Y','value':'y'}]}", "{'a':['y','x']}"),
                arguments("{'type':'datetime','key':'a','subtype':'date'}", "{'a':'2026-02-28'}"),
                arguments("{'type':'datetime','key':'a','subtype':'time'}", "{'a':'09:30'}"),
                arguments("{'type':'datetime','key':'a','subtype':'datetime'}", "{'a':'2026-02-28T09:30+08:00'}"),
                arguments("{'type':'group','components':[{'type':'textfield','key':'a'}]}", "{'a':'inside'}"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void whatTheFormAllowsPasses(String component, String submitted) {
        assertThat(check(component, submitted)).isInstanceOfSatisfying(FormCheck.Result.Accepted.class,
                accepted -> assertThat(accepted.values()).hasToString(values(submitted).toString()));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("{'type':'textfield','key':'a'}", "{'b':'x'}", "variables.b", "unknown"),
                arguments("{'type':'textfield','key':'a','validate':{'required':true}}", "{}", "variables.a", "required"),
                arguments("{'type':'textfield','key':'a','validate':{'required':true}}", "{'a':'  '}", "variables.a", "required"),
                arguments("{'type':'textfield','key':'a'}", "{'a':7}", "variables.a", "notText"),
                arguments("{'type':'textfield','key':'a'}", "{'a':{'x':1}}", "variables.a", "notText"),
                arguments("{'type':'textfield','key':'a','validate':{'minLength':3}}", "{'a':'ab'}", "variables.a", "tooShort"),
                arguments("{'type':'textfield','key':'a','validate':{'maxLength':3}}", "{'a':'abcd'}", "variables.a", "tooLong"),
                arguments("{'type':'textarea','key':'a'}", "{'a':'" + "x".repeat(4001) + "'}", "variables.a", "tooLong"),
                arguments("{'type':'textfield','key':'a'}", "{'a':'a\\u0000b'}", "variables.a", "controlCharacters"),
                arguments("{'type':'textfield','key':'a','validate':{'pattern':'^[0-9]+$'}}", "{'a':'4x'}", "variables.a", "pattern"),
                arguments("{'type':'textfield','key':'a','validate':{'pattern':'['}}", "{'a':'x'}", "variables.a", "pattern"),
                arguments("{'type':'textfield','key':'a','validate':{'validationType':'email'}}", "{'a':'nobody'}", "variables.a", "pattern"),
                arguments("{'type':'number','key':'a'}", "{'a':'12'}", "variables.a", "notNumber"),
                arguments("{'type':'number','key':'a'}", "{'a':true}", "variables.a", "notNumber"),
                arguments("{'type':'number','key':'a'}", "{'a':1e999999}", "variables.a", "notNumber"),
                arguments("{'type':'number','key':'a','serializeToString':true}", "{'a':'NaN'}", "variables.a", "notNumber"),
                arguments("{'type':'number','key':'a','decimalDigits':2}", "{'a':0.001}", "variables.a", "decimals"),
                arguments("{'type':'number','key':'a','validate':{'min':0}}", "{'a':-0.01}", "variables.a", "tooSmall"),
                arguments("{'type':'number','key':'a','validate':{'max':'=limit * 2'}}", "{'a':200.01}", "variables.a", "tooLarge"),
                arguments("{'type':'checkbox','key':'a'}", "{'a':'true'}", "variables.a", "notBoolean"),
                arguments("{'type':'checkbox','key':'a','validate':{'required':true}}", "{'a':false}", "variables.a", "required"),
                arguments("{'type':'radio','key':'a','values':[{'label':'X','value':'x'}]}", "{'a':'y'}", "variables.a", "notAllowed"),
                arguments("{'type':'select','key':'a','valuesKey':'options'}", "{'a':'b'}", "variables.a", "notAllowed"),
                arguments("{'type':'select','key':'a','values':[{'label':'X','value':'x'}]}", "{'a':['x']}", "variables.a", "notAllowed"),
                arguments("{'type':'taglist','key':'a','values':[{'label':'X','value':'x'}]}", "{'a':['x','z']}", "variables.a", "notAllowed"),
                arguments("{'type':'taglist','key':'a','values':[{'label':'X','value':'x'}]}", "{'a':'x'}", "variables.a", "notAllowed"),
                arguments("{'type':'datetime','key':'a','subtype':'date'}", "{'a':'2026-02-30'}", "variables.a", "notTime"),
                arguments("{'type':'datetime','key':'a','subtype':'date'}", "{'a':'+999999999-12-31'}", "variables.a", "notTime"),
                arguments("{'type':'datetime','key':'a','subtype':'datetime'}", "{'a':'-999999999-01-01T00:00'}", "variables.a", "notTime"),
                arguments("{'type':'textfield','key':'a','readonly':true}", "{'a':'mine'}", "variables.a", "readOnly"),
                arguments("{'type':'textfield','key':'a','disabled':true}", "{'a':'mine'}", "variables.a", "readOnly"),
                arguments("{'type':'expression','key':'a','expression':'=1+1'}", "{'a':3}", "variables.a", "readOnly"),
                arguments("{'type':'checkbox','key':'c'},{'type':'textfield','key':'a','conditional':{'hide':'=c = true'}}", "{'c':true,'a':'x'}",
                        "variables.a", "hidden"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatTheFormForbidsIsNamed(String component, String submitted, String field, String code) {
        assertThat(check(component, submitted)).isInstanceOfSatisfying(FormCheck.Result.Refused.class, refused -> {
            assertThat(refused.errors()).hasSize(1);
            assertThat(refused.errors().getFirst()).extracting(FieldError::field, FieldError::code).containsExactly(field, "inbox.form." + code);
        });
    }

    private static final String CONDITIONAL = """
            {'type':'select','key':'way','values':[{'label':'L','value':'less'},{'label':'F','value':'full'}]},
            {'type':'group','conditional':{'hide':'=way != \\"less\\"'},'components':[
              {'type':'textfield','key':'how','validate':{'required':true}},
              {'type':'textfield','key':'why','conditional':{'hide':'=how = null'},'validate':{'required':true}}]}""";

    @Test
    void aHiddenFieldIsNotAskedFor() {
        assertThat(check(CONDITIONAL, "{'way':'full'}")).isEqualTo(new FormCheck.Result.Accepted(Map.of("way", "full")));
    }

    @Test
    void aShownFieldIsAskedFor() {
        assertThat(check(CONDITIONAL, "{'way':'less','how':'half'}")).isInstanceOfSatisfying(FormCheck.Result.Refused.class,
                refused -> assertThat(refused.errors()).extracting(FieldError::field).containsExactly("variables.why"));
        assertThat(check(CONDITIONAL, "{'way':'less','how':'half','why':'money'}")).isInstanceOf(FormCheck.Result.Accepted.class);
    }

    @Test
    void moneyStaysExact() {
        assertThat(check("{'type':'number','key':'a'}", "{'a':123456789012345.67}"))
                .isEqualTo(new FormCheck.Result.Accepted(Map.of("a", new BigDecimal("123456789012345.67"))));
    }

    @Test
    void emptyFieldsReachNobody() {
        assertThat(check("{'type':'textfield','key':'a'},{'type':'number','key':'b'}", "{'a':'','b':null}")).isEqualTo(new FormCheck.Result.Accepted(Map.of()));
    }

    @Test
    void aReadOnlyFieldMayComeBackUnchanged() {
        assertThat(FormCheck.check(form("{'type':'textfield','key':'a','readonly':true}"), Map.of("a", "mine"), Map.of("a", "mine")))
                .isEqualTo(new FormCheck.Result.Accepted(Map.of()));
    }

    @Test
    void aHostilePatternDoesNotHoldTheThread() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10),
                () -> assertThat(SafePattern.matches("^(a+)+$", "a".repeat(3_000) + "!")).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'dynamiclist','path':'x','components':[]}", "{'type':'group','path':'x','components':[]}", "{'type':'filepicker','key':'a'}",
            "{'type':'textfield','key':'a'},{'type':'number','key':'a'}", "{'type':'textfield','key':'a.b'}", "{'type':'textfield'}"})
    void aFormThatTheServerCannotCheckIsRefused(String component) {
        assertThatThrownBy(() -> form(component)).isInstanceOf(IllegalStateException.class);
    }
}
