package io.heyi.orchestration.internal.models;

import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/** Reads expressions with the engine's own library, but none that could hold it up: it is only read, never run, and only within bounds. */
record FeelText(int longest, int deepest) {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    boolean isTooLong(String expression) {
        return expression.length() > longest;
    }

    /** Whether brackets stand within brackets deeper than anybody would write by hand; the reader goes down with them. */
    boolean isTooDeep(String expression) {
        var depth = 0;
        for (var i = 0; i < expression.length(); i++) {
            depth += switch (expression.charAt(i)) {
                case '(', '[', '{' -> 1;
                case ')', ']', '}' -> -1;
                default -> 0;
            };
            if (depth > deepest) {
                return true;
            }
        }
        return false;
    }

    /** @throws StackOverflowError for a chain of thousands of links, which the bounds let through */
    ParseResult parse(String expression) {
        return FEEL.parseExpression(expression);
    }
}
