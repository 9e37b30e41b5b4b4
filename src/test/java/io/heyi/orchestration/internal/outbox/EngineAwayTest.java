package io.heyi.orchestration.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.heyi.orchestration.Decisions;
import io.heyi.orchestration.OrchestrationTestApplication;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.orchestration.internal.health.EngineState;
import io.heyi.shared.PageRequest;
import io.heyi.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing listens where the engine should be. */
@SpringBootTest(classes = OrchestrationTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"camunda.client.grpc-address=http://127.0.0.1:1", "heyi.orchestration.deployment.enabled=false",
            "heyi.orchestration.outbox.attempts-before-death=1", "heyi.orchestration.outbox.first-backoff=20ms", "heyi.orchestration.outbox.largest-backoff=50ms"})
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class EngineAwayTest {

    @Autowired ProcessCommands commands;
    @Autowired Decisions decisions;
    @Autowired OutboxAdministration administration;
    @Autowired TransactionTemplate transaction;
    @Autowired EngineState engine;
    @Autowired ConfigurableListableBeanFactory beans;

    @Test
    void aCommandNeverDiesWhileTheEngineIsAway() {
        transaction.executeWithoutResult(status -> commands.publish("sample.submitted", "case", Map.of()));

        await().atMost(Duration.ofSeconds(60)).until(() -> administration.open(PageRequest.first()).items().getFirst().attempts() > 5);
        assertThat(administration.backlog().dead()).isZero();
        assertThat(administration.open(PageRequest.first()).items().getFirst().lastError()).contains("UNAVAILABLE");
    }

    @Test
    void aDecisionTableIsNotAnsweredAndNothingIsWrongWithIt() {
        assertThat(decisions.evaluate("size", Map.of())).isInstanceOfSatisfying(Decisions.Outcome.Unanswered.class, away -> assertThat(away.reason()).contains("UNAVAILABLE"));
    }

    @Test
    void askingForTheEnginesStateSaysSoInTime() {
        assertThat(engine.ask()).isInstanceOf(EngineState.Down.class);
    }

    @Test
    void theContainerLeavesClosingTheClientToOurDeadline() {
        var clients = beans.getBeanNamesForType(CamundaClient.class);
        assertThat(clients).isNotEmpty();
        assertThat(clients).allSatisfy(name -> assertThat(beans.getMergedBeanDefinition(name).getDestroyMethodName()).isEmpty());
    }
}
