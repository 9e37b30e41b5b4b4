package io.heyi.orchestration.internal.tasks;

import io.heyi.orchestration.UserTaskListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes round all open tasks: renews their leases and finds those that are gone, also after a restart of the product or of the engine. */
@Component
class TaskLease {

    private static final Logger LOG = LoggerFactory.getLogger(TaskLease.class);
    private static final int PAGE = 200;

    private final ObjectProvider<UserTaskListener> listener;
    private final OpenTaskChecks checks;

    TaskLease(ObjectProvider<UserTaskListener> listener, OpenTaskChecks checks) {
        this.listener = listener;
        this.checks = checks;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "${heyi.orchestration.tasks.lease-round:PT1M}")
    void round() {
        var inbox = listener.getIfAvailable();
        if (inbox == null) {
            return;
        }
        try {
            for (var keys = inbox.openTaskKeys(Long.MIN_VALUE, PAGE); !keys.isEmpty(); keys = inbox.openTaskKeys(keys.getLast(), PAGE)) {
                checks.check(keys);
            }
        } catch (RuntimeException e) {
            LOG.warn("the round of task leases is broken off; the next one starts anew", e);
        }
    }
}
