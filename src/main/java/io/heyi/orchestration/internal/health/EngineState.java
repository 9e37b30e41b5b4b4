package io.heyi.orchestration.internal.health;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the engine how it is, with a deadline, so that a page never hangs on an engine that does. */
@Component
public class EngineState {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final ObjectProvider<CamundaClient> engine;

    EngineState(ObjectProvider<CamundaClient> engine) {
        this.engine = engine;
    }

    /** What was found out. */
    public sealed interface Answer {}

    public record Up(String version, int brokers, int partitions) implements Answer {}

    public record Down(String why) implements Answer {}

    /** The product runs without an engine, as some tests do. */
    public record Absent() implements Answer {}

    public Answer ask() {
        var client = engine.getIfAvailable();
        if (client == null) {
            return new Absent();
        }
        try {
            var topology = client.newTopologyRequest().requestTimeout(DEADLINE).send().toCompletableFuture().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            return topology.getBrokers().isEmpty() ? new Down("no broker") : new Up(topology.getGatewayVersion(), topology.getBrokers().size(), topology.getPartitionsCount());
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return new Down(e.getMessage() == null ? "no answer within " + DEADLINE.toSeconds() + " s" : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Down("interrupted");
        }
    }
}
