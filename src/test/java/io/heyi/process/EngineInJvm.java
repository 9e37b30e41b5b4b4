package io.heyi.process;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.heyi.orchestration.internal.deployment.JobBasedForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
 * One engine per test class with all models and forms deployed in one command, as the product does it for engines without task listeners. Tests share it and keep apart by their business keys.
 * Its clock only moves forward.
 */
public final class EngineInJvm implements BeforeAllCallback, AfterAllCallback {

    private final List<Path> models;
    private final boolean asWritten;
    private ZeebeTestEngine engine;
    private CamundaClient client;
    private Duration moved = Duration.ZERO;

    public EngineInJvm() {
        this(ModelFiles.all());
    }

    /** With models of a test's own. */
    EngineInJvm(List<Path> models) {
        this(models, false);
    }

    private EngineInJvm(List<Path> models, boolean asWritten) {
        this.models = models;
        this.asWritten = asWritten;
    }

    /** With the models as clusters with task listeners get them; people's tasks are no jobs there. */
    static EngineInJvm withCamundaUserTasks() {
        return new EngineInJvm(ModelFiles.all(), true);
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
        var first = client.newDeployResourceCommand().addResourceBytes(content(files.getFirst()), files.getFirst().getFileName().toString());
        for (Path file : files.subList(1, files.size())) {
            first = first.addResourceBytes(content(file), file.getFileName().toString());
        }
        first.send().join();
    }

    private byte[] content(Path file) {
        try {
            var text = Files.readString(file);
            return (file.toString().endsWith(".bpmn") && !asWritten ? JobBasedForm.of(text) : text).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
