package io.heyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.heyi.performance.internal.domain.Target;
import io.heyi.performance.internal.domain.Trigger;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of {@code underperformance-trigger} and both sides of its edges (domain.md P4), with the percentages as the product computes them. */
class UnderperformanceTriggerTest {

    @RegisterExtension
    static final EngineInJvm ENGINE = new EngineInJvm();

    private static final Target SALES = target("800", "1000", "1500");
    /** Complaints in percent: the fewer the better. */
    private static final Target COMPLAINTS = target("5", "3", "1");

    private static Target target(String bottom, String grab, String leading) {
        return new Target(new BigDecimal(bottom), new BigDecimal(grab), new BigDecimal(leading));
    }

    private static EvaluateDecisionResponse ask(int periodsBelow, BigDecimal percentOfBottom) {
        var answer = ENGINE.client().newEvaluateDecisionCommand().decisionId(Trigger.DECISION).variables(Trigger.question(periodsBelow, percentOfBottom)).send().join();
        assertThat(answer.getFailureMessage()).as("failure").isNullOrEmpty();
        return answer;
    }

    private static String rule(int periodsBelow, BigDecimal percentOfBottom) {
        return ask(periodsBelow, percentOfBottom).getDecisionOutput().replace("\"", "");
    }

    private static String rule(int periodsBelow, Target target, String value) {
        return rule(periodsBelow, target.percentOfBottom(value == null ? null : new BigDecimal(value)));
    }

    @ParameterizedTest(name = "{0} months below, {1} % of bottom: {2}")
    @CsvSource(nullValues = "-", value = {"1, 99.9999, none", "1, 50.01, none", "1, 50, none", "1, 49.9999, farBelow", "1, 49.99, farBelow", "1, 0, farBelow", "1, -62.5, farBelow", "1, -, none",
            "2, 99.9999, consecutive", "2, 49.99, consecutive", "2, -, consecutive", "3, 50, consecutive", "12, 10, consecutive"})
    void twoMonthsInARowOrOneFarBelowOpenACase(int periodsBelow, BigDecimal percentOfBottom, String rule) {
        assertThat(rule(periodsBelow, percentOfBottom)).isEqualTo(rule);
    }

    @ParameterizedTest(name = "{0} sold of at least 800: {1}")
    @CsvSource(nullValues = "-", value = {"799.999999, none", "400.01, none", "400, none", "399.999999, farBelow", "0, farBelow", "-50, farBelow", "-, none"})
    void whereHigherIsBetterLessThanHalfOfBottomIsEnough(String sold, String rule) {
        assertThat(rule(1, SALES, sold)).isEqualTo(rule);
    }

    @ParameterizedTest(name = "{0} percent complaints of at most 5: {1}")
    @CsvSource(nullValues = "-", value = {"5.1, none", "9.99, none", "10, none", "10.01, farBelow", "10.000001, farBelow", "100, farBelow", "-, none"})
    void whereLowerIsBetterMoreThanTwiceTheBottomIsEnough(String complaints, String rule) {
        assertThat(rule(1, COMPLAINTS, complaints)).isEqualTo(rule);
    }

    @Test
    void aBottomOfZeroOrLessHasNoHalf() {
        assertThat(rule(1, target("0", "100", "200"), "-500")).isEqualTo("none");
        assertThat(rule(1, target("-100", "0", "100"), "-500")).isEqualTo("none");
        assertThat(rule(2, target("0", "100", "200"), "-500")).isEqualTo("consecutive");
        assertThat(rule(1, target("0", "0", "-10"), "5")).as("lower is better").isEqualTo("none");
    }

    @Test
    void theAnswerNamesTheRowThatFitted() {
        assertThat(row(2, "10")).containsExactly("rule_SeveralMonths");
        assertThat(row(1, "10")).containsExactly("rule_FarBelow");
        assertThat(row(1, "90")).containsExactly("rule_NotYet");
    }

    private static java.util.List<String> row(int periodsBelow, String percent) {
        return ask(periodsBelow, new BigDecimal(percent)).getEvaluatedDecisions().getFirst().getMatchedRules().stream().map(row -> row.getRuleId()).toList();
    }
}
