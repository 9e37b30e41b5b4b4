package io.heyi.orchestration.internal.tasks;

import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.OrchestrationProperties;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes round all open tasks: renews their leases and finds those that are gone, also after a restart of the product or of the engine. The checks are
 * spread evenly over the round, because a thousand at once would be felt by everybody who reads a page just then.
 */
@Component
class TaskLease {

    private static final Logger LOG = LoggerFactory.getLogger(TaskLease.class);
    /** Few, so that a key is still fresh when its turn comes. */
    private static final int PAGE = 20;
    /** However many tasks there are, a round is no rush; it then takes longer, which leases allow. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
    /** Until it is known how many tasks there are. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    /** However few tasks there are, a new one need not wait for the end of a slow round. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final ObjectProvider<UserTaskListener> listener;
    private final OpenTaskChecks checks;
    private final Duration round;
    private Duration pause = FIRST_PAUSE;

    TaskLease(ObjectProvider<UserTaskListener> listener, OpenTaskChecks checks, OrchestrationProperties settings) {
        this.listener = listener;
        this.checks = checks;
        this.round = settings.tasks().leaseRound();
    }

    /** One round takes about as long as it may; the next begins soon after it. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1S")
    void round() throws InterruptedException {
        var inbox = listener.getIfAvailable();
        if (inbox == null) {
            return;
        }
        long begin = System.nanoTime();
        try {
            var found = 0;
            for (var keys = inbox.openTaskKeys(Long.MIN_VALUE, PAGE); !keys.isEmpty(); keys = inbox.openTaskKeys(keys.getLast(), PAGE)) {
                for (var key : keys) {
                    checks.check(key);
                    Thread.sleep(pause);
                }
                found += keys.size();
            }
            pause = pauseFor(round, found);
        } catch (RuntimeException e) {
            LOG.warn("the round of task leases is broken off; the next one starts anew", e);
        }
        var left = round.minusNanos(System.nanoTime() - begin);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    /** @param tasks how many were met in the last round */
    static Duration pauseFor(Duration round, int tasks) {
        var even = round.dividedBy(tasks + 1L);
        return even.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : even.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : even;
    }
}
