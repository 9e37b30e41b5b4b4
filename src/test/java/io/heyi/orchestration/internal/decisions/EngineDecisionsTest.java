package io.heyi.orchestration.internal.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.heyi.orchestration.Decisions;
import io.heyi.orchestration.Decisions.Outcome;
import io.heyi.orchestration.OrchestrationTest;
import io.heyi.orchestration.internal.deployment.EngineGate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Asking a table over the real gRPC interface. */
@OrchestrationTest
class EngineDecisionsTest {

    @Autowired Decisions decisions;
    @Autowired CamundaClient engine;
    @Autowired EngineGate gate;
    @Autowired TransactionTemplate transaction;

    private static String size(String threshold) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="sizes" name="Sizes" namespace="https://heyi.io/dmn">
                <decision id="size" name="Size"><decisionTable id="table" hitPolicy="FIRST">
                <input id="in" label="Amount"><inputExpression id="amount" typeRef="number"><text>amount</text></inputExpression></input>
                <output id="out" label="Size" name="size"/>
                <rule id="row_Large"><inputEntry id="i1"><text>&gt;= %s</text></inputEntry><outputEntry id="o1"><text>{"large": true, "share": 0.25}</text></outputEntry></rule>
                <rule id="row_Small"><inputEntry id="i2"><text>[0..%s)</text></inputEntry><outputEntry id="o2"><text>"small"</text></outputEntry></rule>
                </decisionTable></decision></definitions>""".formatted(threshold, threshold);
    }

    @BeforeEach
    void aTable() throws InterruptedException {
        assertThat(gate.await(Duration.ofSeconds(60))).isTrue();
        deploy(size("10"));
    }

    private void deploy(String table) {
        engine.newDeployResourceCommand().addResourceBytes(table.getBytes(StandardCharsets.UTF_8), "size.dmn").send().join();
    }

    private Outcome.Decided ask(Object amount) {
        var variables = new HashMap<String, Object>();
        variables.put("amount", amount);
        return (Outcome.Decided) decisions.evaluate("size", variables);
    }

    @Test
    void theAnswerComesWithTheVersionAndTheRowItRestsOn() {
        var small = ask(new BigDecimal("9.9999"));

        assertThat(small.output()).isEqualTo("small");
        assertThat(small.basis().decision()).isEqualTo("size");
        assertThat(small.basis().rows()).containsExactly("row_Small");
        assertThat(small.basis().key()).isPositive();
        assertThat(ask(10).output()).isEqualTo(Map.of("large", true, "share", new BigDecimal("0.25")));
    }

    @Test
    void noRowThatFitsIsAnAnswerToo() {
        assertThat(ask(-1).output()).isNull();
        assertThat(ask(null).basis().rows()).isEmpty();
    }

    @Test
    void theVersionInForceIsAskedFromItsDeploymentOn() {
        var before = ask(11);
        deploy(size("100"));
        var after = ask(11);

        assertThat(after.output()).isEqualTo("small");
        assertThat(after.basis().version()).isEqualTo(before.basis().version() + 1);
        assertThat(after.basis().key()).isNotEqualTo(before.basis().key());
    }

    @Test
    void aMissingTableOrOneThatFailsSaysWhatIsWrong() {
        assertThat(decisions.evaluate("no-such-table", Map.of())).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("no-such-table"));
        deploy(size("10").replace("\"small\"", "assert(amount, amount = 1, \"only one\")"));
        assertThat(decisions.evaluate("size", Map.of("amount", 5))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("only one"));
    }

    @Test
    void nobodyAsksWithinATransaction() {
        assertThatThrownBy(() -> transaction.execute(status -> decisions.evaluate("size", Map.of("amount", 5)))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within a transaction");
    }
}
