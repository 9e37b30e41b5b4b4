package io.heyi.orchestration.internal.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.MatchedDecisionRule;
import io.heyi.orchestration.DecisionBasis;
import io.heyi.orchestration.Decisions;
import io.heyi.orchestration.internal.EngineFault;
import io.heyi.orchestration.internal.deployment.EngineGate;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Decision tables as the engine has them. */
@Component
class EngineDecisions implements Decisions {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int LONGEST_SHOWN = 200;

    private final ObjectProvider<CamundaClient> engine;
    private final EngineGate gate;
    private final ObjectMapper json;

    EngineDecisions(ObjectProvider<CamundaClient> engine, EngineGate gate, ObjectMapper json) {
        this.engine = engine;
        this.gate = gate;
        this.json = json;
    }

    @Override
    public Outcome evaluate(String decision, Map<String, Object> variables) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(decision + " is evaluated within a transaction");
        }
        var client = engine.getIfAvailable();
        if (client == null || !gate.isOpen()) {
            return new Outcome.Unanswered("the engine is not known to have the decision tables yet");
        }
        try {
            return outcome(client.newEvaluateDecisionCommand().decisionId(decision).variables(variables).requestTimeout(DEADLINE).send().toCompletableFuture()
                    .get(DEADLINE.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unanswered("the product is stopping");
        } catch (ExecutionException | TimeoutException e) {
            return refusal(decision, e);
        }
    }

    private Outcome outcome(EvaluateDecisionResponse answer) {
        if (answer.getFailureMessage() != null && !answer.getFailureMessage().isBlank()) {
            return new Outcome.Failed(answer.getFailureMessage());
        }
        var rows = answer.getEvaluatedDecisions().stream().filter(one -> one.getDecisionId().equals(answer.getDecisionId())).flatMap(one -> one.getMatchedRules().stream())
                .map(MatchedDecisionRule::getRuleId).toList();
        var output = Objects.requireNonNullElse(answer.getDecisionOutput(), "");
        try {
            var plain = json.readerFor(Object.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readValue(output);
            return new Outcome.Decided(plain, new DecisionBasis(answer.getDecisionId(), answer.getDecisionVersion(), answer.getDecisionKey(), rows));
        } catch (JsonProcessingException e) {
            return new Outcome.Failed("version %d of %s answered what is no JSON: %s".formatted(answer.getDecisionVersion(), answer.getDecisionId(), shortened(output)));
        }
    }

    private static String shortened(String output) {
        return output.length() > LONGEST_SHOWN ? output.substring(0, LONGEST_SHOWN) + "…" : output;
    }

    private static Outcome refusal(String decision, Exception fault) {
        var text = decision + ": " + (fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage());
        return switch (EngineFault.code(fault)) {
            case NOT_FOUND, INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE, UNIMPLEMENTED, PERMISSION_DENIED -> new Outcome.Failed(text);
            default -> new Outcome.Unanswered(text);
        };
    }
}
