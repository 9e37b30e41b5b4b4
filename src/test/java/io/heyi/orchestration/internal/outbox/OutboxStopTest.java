package io.heyi.orchestration.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.camunda.client.CamundaClient;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.bundle.Bundles;
import io.heyi.orchestration.internal.deployment.EngineGate;
import io.heyi.orchestration.internal.jobs.InstanceStore;
import io.heyi.orchestration.internal.migration.MigratedCases;
import io.heyi.orchestration.internal.retirement.RetiredProcesses;
import io.heyi.orchestration.internal.tasks.OpenTaskChecks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

/** A stop that comes while rows are being claimed: they are still sent, no more are claimed, and nobody is alarmed. */
@ExtendWith(OutputCaptureExtension.class)
class OutboxStopTest {

    private static final OutboxRow ROW = new OutboxRow(1, "case", new OutboxRow.PublishMessage("sample.submitted"), Map.of(), 1, 0, false);

    private final OutboxStore store = mock(OutboxStore.class);
    private final CamundaClient engine = mock(CamundaClient.class);
    private final CountDownLatch claiming = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);

    @Test
    void rowsThatAreBeingClaimedAreStillSentAndNoMoreAreClaimed(CapturedOutput output) throws Exception {
        when(engine.newPublishMessageCommand()).thenThrow(new IllegalStateException("the client is closing"));
        when(store.claim(anyInt(), any())).thenAnswer(call -> {
            claiming.countDown();
            assertThat(stopping.await(10, TimeUnit.SECONDS)).isTrue();
            return List.of(ROW);
        });
        var dispatcher = dispatcher();
        dispatcher.start();
        assertThat(claiming.await(10, TimeUnit.SECONDS)).isTrue();

        var stop = Thread.ofVirtual().start(dispatcher::stop);
        await().until(() -> !dispatcher.isRunning());
        stopping.countDown();
        assertThat(stop.join(Duration.ofSeconds(10))).isTrue();

        verify(engine, times(1)).newPublishMessageCommand();
        verify(store, times(1)).claim(anyInt(), any());
        verify(store, never()).done(ROW.id());
        assertThat(output.getAll()).doesNotContain("WARN", "ERROR");
    }

    private OutboxDispatcher dispatcher() throws Exception {
        var gate = mock(EngineGate.class);
        when(gate.await(any())).thenReturn(true);
        var beans = new StaticListableBeanFactory(Map.of("engine", engine));
        var settings = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("heyi.orchestration", OrchestrationProperties.class);
        return new OutboxDispatcher(store, new OutboxSignal(), beans.getBeanProvider(CamundaClient.class), beans.getBeanProvider(UserTaskListener.class), mock(InstanceStore.class),
                mock(OpenTaskChecks.class), mock(Bundles.class), mock(MigratedCases.class), mock(RetiredProcesses.class), gate, mock(TransactionTemplate.class), settings);
    }
}
