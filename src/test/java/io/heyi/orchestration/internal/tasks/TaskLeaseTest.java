package io.heyi.orchestration.internal.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.heyi.orchestration.UserTaskListener;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TaskLeaseTest {

    private static final Duration ROUND = Duration.ofMinutes(1);

    @Test
    void theChecksAreSpreadEvenlyOverTheRound() {
        assertThat(TaskLease.pauseFor(ROUND, 1_000).multipliedBy(1_000)).isBetween(Duration.ofSeconds(58), ROUND);
    }

    @Test
    void moreTasksThanARoundHoldsMakeTheRoundLonger() {
        assertThat(TaskLease.pauseFor(ROUND, 1_000_000)).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void aNewTaskDoesNotWaitForTheEndOfASlowRound() {
        assertThat(TaskLease.pauseFor(ROUND, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(TaskLease.pauseFor(ROUND, 3)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void stoppingBreaksTheRoundOffAtOnceAndQuietly(CapturedOutput output) {
        var checked = new CountDownLatch(1);
        var checks = mock(OpenTaskChecks.class);
        doAnswer(call -> {
            checked.countDown();
            return null;
        }).when(checks).check(anyLong());
        var inbox = mock(UserTaskListener.class);
        when(inbox.openTaskKeys(anyLong(), anyInt())).thenReturn(List.of(1L)).thenReturn(List.of());
        var lease = new TaskLease(providerOf(inbox), checks, ROUND, Duration.ZERO);

        var others = leaseThreads();
        lease.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> checked.getCount() == 0);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> verify(inbox, times(2)).openTaskKeys(anyLong(), anyInt()));
        var begin = System.nanoTime();
        lease.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(lease.isRunning()).isFalse();
        assertThat(leaseThreads()).as("those of other tests' products apart").isEqualTo(others);
        assertThat(output.getAll()).doesNotContain("WARN", "ERROR");
    }

    @Test
    void aRoundThatFailsIsFollowedByAnother() {
        var inbox = mock(UserTaskListener.class);
        when(inbox.openTaskKeys(anyLong(), anyInt())).thenThrow(new IllegalStateException("the database is away")).thenReturn(List.of());
        var lease = new TaskLease(providerOf(inbox), mock(OpenTaskChecks.class), Duration.ofMillis(10), Duration.ZERO);

        lease.start();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> verify(inbox, atLeast(2)).openTaskKeys(anyLong(), anyInt()));
        lease.stop();
    }

    private static Set<Thread> leaseThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("task-leases")).collect(Collectors.toSet());
    }

    private static ObjectProvider<UserTaskListener> providerOf(UserTaskListener inbox) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("inbox", inbox);
        return beans.getBeanProvider(UserTaskListener.class);
    }
}
