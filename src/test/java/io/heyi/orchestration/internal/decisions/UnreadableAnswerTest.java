package io.heyi.orchestration.internal.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.heyi.orchestration.Decisions.Outcome;
import io.heyi.orchestration.internal.deployment.EngineGate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What no engine of these tests says, played. */
class UnreadableAnswerTest {

    private final CamundaClient engine = mock(CamundaClient.class, RETURNS_DEEP_STUBS);
    private final EvaluateDecisionResponse answer = mock(EvaluateDecisionResponse.class);
    private EngineDecisions decisions;

    @BeforeEach
    void anEngineThatAnswers() {
        var gate = mock(EngineGate.class);
        when(gate.isOpen()).thenReturn(true);
        when(answer.getDecisionId()).thenReturn("size");
        when(answer.getDecisionVersion()).thenReturn(7);
        when(engine.newEvaluateDecisionCommand().decisionId(anyString()).variables(anyMap()).requestTimeout(any(Duration.class)).send().toCompletableFuture())
                .thenReturn(CompletableFuture.completedFuture(answer));
        decisions = new EngineDecisions(new StaticListableBeanFactory(Map.of("engine", engine)).getBeanProvider(CamundaClient.class), gate, new ObjectMapper());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"none", "{\"large\":", "\"none\" \"consecutive\"", "NaN"})
    void anAnswerThatIsNoJsonIsAFailureThatNamesTheTableAndItsVersion(String output) {
        when(answer.getDecisionOutput()).thenReturn(output);

        assertThat(decisions.evaluate("size", Map.of())).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("version 7 of size").endsWith(output == null ? "" : output));
    }

    @Test
    void ofAVeryLongOneTheBeginningIsSaid() {
        when(answer.getDecisionOutput()).thenReturn("x".repeat(100_000));

        assertThat(decisions.evaluate("size", Map.of())).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason()).hasSizeLessThan(400));
    }
}
