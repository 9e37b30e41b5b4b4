package io.heyi.orchestration.internal.models;

import java.util.Set;
import java.util.function.Function;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/** Reads the expressions of one file with the engine's own library, but none that could hold it up: they are only read, never run, and only within bounds. */
record FeelText(Findings findings, String file, ModelRules rules) {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final int SHOWN = 200;

    /** @return the variables that it asks for; none where it cannot be read, which is then a finding */
    Set<String> names(String where, String expression) {
        return read(where, expression, FEEL::parseExpression);
    }

    /** A cell of a decision table's inputs. */
    void unaryTests(String where, String tests) {
        read(where, tests, FEEL::parseUnaryTests);
    }

    private Set<String> read(String where, String text, Function<String, ParseResult> reader) {
        if (text.length() > rules.longestExpression()) {
            findings.add(Rule.FEEL_TOO_LONG, file, where, String.valueOf(text.length()), String.valueOf(rules.longestExpression()));
        } else if (isTooDeep(text)) {
            tooDeep(where);
        } else {
            return readWithinBounds(where, text, reader);
        }
        return Set.of();
    }

    private Set<String> readWithinBounds(String where, String text, Function<String, ParseResult> reader) {
        try {
            var parsed = reader.apply(text);
            if (parsed.isSuccess()) {
                if (!FeelBounds.isBounded(parsed.parsedExpression().expression())) {
                    findings.add(Rule.FEEL_ENDLESS, file, where, shown(text));
                }
                return FeelNames.of(parsed.parsedExpression().expression());
            }
            findings.add(Rule.BAD_FEEL, file, where, shown(text), parsed.failure().message());
        } catch (StackOverflowError e) {
            // a chain of thousands of links has no brackets
            tooDeep(where);
        }
        return Set.of();
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }

    private void tooDeep(String where) {
        findings.add(Rule.FEEL_TOO_DEEP, file, where, String.valueOf(rules.deepestExpression()));
    }

    /** Whether brackets stand within brackets deeper than anybody would write by hand; the reader goes down with them. */
    private boolean isTooDeep(String expression) {
        var depth = 0;
        for (var i = 0; i < expression.length(); i++) {
            depth += switch (expression.charAt(i)) {
                case '(', '[', '{' -> 1;
                case ')', ']', '}' -> -1;
                default -> 0;
            };
            if (depth > rules.deepestExpression()) {
                return true;
            }
        }
        return false;
    }
}
