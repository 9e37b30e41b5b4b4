package io.heyi.orchestration.internal.tasks;

import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.OrchestrationProperties;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Goes round all open tasks: renews their leases and finds those that are gone, also after a restart of the product or of the engine. The checks are
 * spread evenly over the round, because a thousand at once would be felt by everybody who reads a page just then.
 */
@Component
class TaskLease implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TaskLease.class);
    /** Few, so that a key is still fresh when its turn comes. */
    private static final int PAGE = 20;
    /** However many tasks there are, a round is no rush; it then takes longer, which leases allow. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
    /** Until it is known how many tasks there are. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    /** However few tasks there are, a new one need not wait for the end of a slow round. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** While the product starts, others need the machine more. */
    private static final Duration BEFORE_THE_FIRST = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectProvider<UserTaskListener> listener;
    private final OpenTaskChecks checks;
    private final Duration round;
    private final Duration first;
    private Duration pause = FIRST_PAUSE;
    private volatile Thread rounds;

    @Autowired
    TaskLease(ObjectProvider<UserTaskListener> listener, OpenTaskChecks checks, OrchestrationProperties settings) {
        this(listener, checks, settings.tasks().leaseRound(), BEFORE_THE_FIRST);
    }

    TaskLease(ObjectProvider<UserTaskListener> listener, OpenTaskChecks checks, Duration round, Duration first) {
        this.listener = listener;
        this.checks = checks;
        this.round = round;
        this.first = first;
    }

    /** A thread of its own: the scheduler's close would wait for a round to end, and a round takes its time. */
    @Override
    public void start() {
        var inbox = listener.getIfAvailable();
        if (inbox != null) {
            // known before it runs: a first round that fails at once must not take itself for one that was stopped
            rounds = Thread.ofPlatform().daemon().name("task-leases").unstarted(() -> run(inbox));
            rounds.start();
        }
    }

    private void run(UserTaskListener inbox) {
        try {
            Thread.sleep(first);
            while (true) {
                round(inbox);
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round takes about as long as it may; the next begins soon after it. */
    private void round(UserTaskListener inbox) throws InterruptedException {
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
            if (!isRunning()) {
                throw new InterruptedException();
            }
            LOG.warn("the round of task leases is broken off; the next one starts anew", e);
        }
        var left = round.minusNanos(System.nanoTime() - begin);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    /** What is left of the round is for the next start; leases are far longer than that. */
    @Override
    public void stop() {
        var thread = rounds;
        rounds = null;
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }

    /** @param tasks how many were met in the last round */
    static Duration pauseFor(Duration round, int tasks) {
        var even = round.dividedBy(tasks + 1L);
        return even.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : even.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : even;
    }
}
