package io.heyi.orchestration.internal.stranded;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import io.heyi.orchestration.internal.EngineFault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks the engine whether an instance still runs. Over gRPC there is no question for it, so no variables are set on it: that changes nothing where the instance
 * lives and answers NOT_FOUND where it does not, after completion as after a cancellation.
 */
@Component
class InstanceProbe {

    /** What the engine knows. */
    enum Answer { RUNS, GONE, UNKNOWN }

    private static final Logger LOG = LoggerFactory.getLogger(InstanceProbe.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final ObjectProvider<CamundaClient> engine;

    InstanceProbe(ObjectProvider<CamundaClient> engine) {
        this.engine = engine;
    }

    /** Call outside of any transaction. UNKNOWN while the engine is away or busy. */
    Answer ask(long processInstanceKey) {
        var client = engine.getIfAvailable();
        if (client == null) {
            return Answer.UNKNOWN;
        }
        try {
            client.newSetVariablesCommand(processInstanceKey).variables(Map.of()).local(true).requestTimeout(DEADLINE).send().toCompletableFuture()
                    .get(DEADLINE.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            return Answer.RUNS;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("asked for instance {}", processInstanceKey, e);
            return EngineFault.code(e) == Status.Code.NOT_FOUND ? Answer.GONE : Answer.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.UNKNOWN;
        }
    }
}
