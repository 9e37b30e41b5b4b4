package io.heyi.inbox.internal;

import io.heyi.inbox.internal.notices.TaskNotices;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps people out of open tasks who have got an interest since the task was offered (product-bar T2, D10). Acting and reading ask for interests each time; lists, counts, search,
 * the calendar feed and the backlog know what the row says, so the row must learn of it. What such a person had taken goes back to the others, and mail to him about it is not sent. An interest that ends leaves its
 * person kept out of the tasks that were open meanwhile.
 */
@Component
class LateInterests {

    private static final Logger LOG = LoggerFactory.getLogger(LateInterests.class);
    private static final int AT_ONCE = 200;

    private final TaskStore store;
    private final TaskRights rights;
    private final LostClaims claims;
    private final TaskNotices notices;
    private final Duration longest;
    private final TransactionTemplate transaction;
    private long last = Long.MIN_VALUE;

    /** @param longest of one round; the next one goes on where it has ended */
    LateInterests(TaskStore store, TaskRights rights, LostClaims claims, TaskNotices notices, @Value("${heyi.inbox.interests.longest:PT5S}") Duration longest,
                  PlatformTransactionManager transactions) {
        this.store = store;
        this.rights = rights;
        this.claims = claims;
        this.notices = notices;
        this.longest = longest;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelayString = "${heyi.inbox.interests.check:PT1M}", fixedDelayString = "${heyi.inbox.interests.check:PT1M}")
    void look() {
        var started = System.nanoTime();
        for (var page = store.openAfter(last, AT_ONCE); !page.isEmpty(); page = store.openAfter(last, AT_ONCE)) {
            for (var task : page) {
                attempt(task);
                last = task.engineKey();
                if (System.nanoTime() - started > longest.toNanos()) {
                    return;
                }
            }
        }
        last = Long.MIN_VALUE;
    }

    /** One task whose module fails must not keep the others from being looked at. */
    private void attempt(Task seen) {
        try {
            if (hasLateOnes(seen)) {
                transaction.executeWithoutResult(status -> store.lock(seen.id()).filter(Task::isOpen).filter(this::hasLateOnes).ifPresent(this::keepOut));
            }
        } catch (RuntimeException e) {
            LOG.warn("Who is kept out of task {} is looked at again in another round", seen.id(), e);
        }
    }

    private boolean hasLateOnes(Task task) {
        return !task.offer().excluded().containsAll(rights.excluded(task));
    }

    private void keepOut(Task task) {
        var people = rights.excluded(task);
        store.keepOut(task.id(), people);
        if (task.isClaimed() && (task.holder().filter(people::contains).isPresent() || task.heldFor().filter(people::contains).isPresent())) {
            claims.giveBack(task);
        } else if (task.holder().isEmpty()) {
            // mail about it may be waiting for him, in a digest until tomorrow
            notices.changed(task.id(), TaskChange.GIVEN_BACK);
        }
    }
}
