package io.heyi.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.DecisionBasis;
import io.heyi.orchestration.Decisions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The decision table {@code underperformance-trigger} in memory, with the thresholds of domain.md P4. */
public final class FakeDecisions implements Decisions {

    public static final DecisionBasis BASIS = new DecisionBasis("underperformance-trigger", 3, 2251799813685301L, List.of("rule_InMemory"));

    /** How often it was asked. */
    public final AtomicInteger asked = new AtomicInteger();
    /** What becomes of an answer; a test may change it, and puts it back. */
    public volatile UnaryOperator<Outcome> then = UnaryOperator.identity();

    @Override
    public Outcome evaluate(String decision, Map<String, Object> variables) {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive()).as("asked within a transaction").isFalse();
        assertThat(decision).isEqualTo(BASIS.decision());
        asked.incrementAndGet();
        return then.apply(new Outcome.Decided(rule((int) variables.get("periodsBelow"), (BigDecimal) variables.get("percentOfBottom")), BASIS));
    }

    private static String rule(int periodsBelow, BigDecimal percentOfBottom) {
        if (periodsBelow >= 2) {
            return "consecutive";
        }
        return percentOfBottom != null && percentOfBottom.compareTo(new BigDecimal(50)) < 0 ? "farBelow" : "none";
    }
}
