package io.heyi.orchestration.internal.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that nobody could stop once they run. */
class FeelBoundsTest {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private static boolean isBounded(String expression) {
        var parsed = FEEL.parseExpression(expression);
        assertThat(parsed.isSuccess()).as(expression).isTrue();
        return FeelBounds.isBounded(parsed.parsedExpression().expression());
    }

    @ParameterizedTest
    @ValueSource(strings = {"some o in signOutcomes satisfies o = \"refuse\"", "count(for x in 1..12 return x)", "for a in people return teams[lead = a.id]", "x in [1..1000000]", "sort(list, function(x, y) x < y)",
        "{share: total / 3, rest: total - share}.rest", "count(people[age > 3 and name != null])", "if a then b else date and time(c) + duration(\"P1D\")"})
    void whatGoesThroughWhatItIsGivenIsFine(String expression) {
        assertThat(isBounded(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"count(for x in 1..100000000 return x)", "for x in 1..n return x", "for a in l, b in l, c in l return 1", "for a in l return for b in l return l[item = a]",
        "some a in l satisfies every b in l satisfies some c in l satisfies a = c", "{f: function(x) if x = 0 then 0 else f(x - 1), r: f(99999999)}.r",
        "sort([function(f, g) f(f, g), function(f, g) f(f, g)], function(a, b) a(a, b))", "{a: {f: function(x) x}, r: a.f(1)}.r"})
    void whatCouldGoOnIsTold(String expression) {
        assertThat(isBounded(expression)).isFalse();
    }

    @Test
    void aContextThatDoublesItselfIsTold() {
        var doubling = new StringBuilder("{a0: [1]");
        for (var i = 1; i <= 30; i++) {
            doubling.append(", a%d: concatenate(a%d, a%d)".formatted(i, i - 1, i - 1));
        }
        assertThat(isBounded(doubling + "}.a30")).isFalse();
    }
}
