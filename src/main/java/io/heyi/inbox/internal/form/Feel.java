package io.heyi.inbox.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** Expressions of forms ({@code =...}) evaluated by Camunda's own FEEL engine, so that server and engine agree. */
final class Feel {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    private Feel() {}

    /** Anything but a clear true is false, as in the browser. */
    static boolean isTrue(String expression, Map<String, Object> data) {
        return Boolean.TRUE.equals(value(expression, data).orElse(null));
    }

    /** A property that is either a plain boolean or an expression. */
    static boolean flag(JsonNode property, Map<String, Object> data) {
        return property.isTextual() ? isTrue(property.asText(), data) : property.asBoolean(false);
    }

    /** A property that is a number, a number as text, or an expression; empty when it is none of them. */
    static Optional<BigDecimal> number(JsonNode property, Map<String, Object> data) {
        if (property.isNumber()) {
            return Optional.of(property.decimalValue());
        }
        if (!property.isTextual() || property.asText().isBlank()) {
            return Optional.empty();
        }
        var text = property.asText().strip();
        try {
            return text.startsWith("=") ? value(text, data).map(result -> new BigDecimal(result.toString())) : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Object> value(String expression, Map<String, Object> data) {
        var text = expression.strip();
        var result = ENGINE.evaluateExpression(text.startsWith("=") ? text.substring(1) : text, data);
        return result.isSuccess() ? Optional.ofNullable(result.result()) : Optional.empty();
    }
}
