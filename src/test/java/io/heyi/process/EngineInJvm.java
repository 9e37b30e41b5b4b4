package io.heyi.process;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One engine per test class with all models and forms deployed in one command, as the product does it. Tests share it and keep apart by their business keys.
 * Its clock only moves forward.
 */
public final class EngineInJvm implements BeforeAllCallback, AfterAllCallback {

    private final List<Path> models;
    private ZeebeTestEngine engine;
    private CamundaClient client;
    private Duration moved = Duration.ZERO;

    public EngineInJvm() {
        this(ModelFiles.all());
    }

    /** With models of a test's own. */
    EngineInJvm(List<Path> models) {
        this.models = models;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        engine = EngineFactory.create();
        engine.start();
        client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(60))
                .build();
        deploy(models);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        engine.stop();
    }

    private void deploy(List<Path> files) {
        var first = client.newDeployResourceCommand().addResourceFile(files.getFirst().toString());
        for (Path file : files.subList(1, files.size())) {
            first = first.addResourceFile(file.toString());
        }
        first.send().join();
    }

    CamundaClient client() {
        return client;
    }

    Instant now() {
        return Instant.now().plus(moved);
    }

    /** Once the engine has come to rest, which is the caller's to see to. */
    void moveTime(Duration by) {
        engine.increaseTime(by);
        moved = moved.plus(by);
    }

    /** Waits until the engine has nothing left to do by itself. */
    void settle() {
        try {
            engine.waitForIdleState(Duration.ofSeconds(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the engine did not come to rest", e);
        }
    }

    List<Record<?>> records() {
        return StreamSupport.<Record<?>>stream(engine.getRecordStreamSource().getRecords().spliterator(), false).toList();
    }
}
