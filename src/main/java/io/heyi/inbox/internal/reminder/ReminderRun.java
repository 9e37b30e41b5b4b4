package io.heyi.inbox.internal.reminder;

import io.heyi.access.Username;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.calendar.Calendars;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks through the tasks whose deadline is near or over and takes the step that is due (product-bar T13). Each task in a transaction of its own: a kill loses nothing and
 * doubles nothing, and several instances share the work.
 */
@Component
class ReminderRun {

    private static final Logger log = LoggerFactory.getLogger(ReminderRun.class);
    private static final int AT_ONCE = 200;
    /** Longer than thirty working days in any calendar, so that every first reminder is planned before its time. */
    private static final Duration HORIZON = Duration.ofDays(75);

    private final ReminderStore store;
    private final TaskReading tasks;
    private final Calendars calendars;
    private final ReminderPolicy policy;
    private final ReminderNews news;
    private final Clock clock;
    private final Duration longest;
    private final TransactionTemplate transaction;

    /** @param longest of one round; what is left comes in the next one */
    ReminderRun(ReminderStore store, TaskReading tasks, Calendars calendars, ReminderPolicy policy, ReminderNews news, Clock clock,
                @Value("${heyi.inbox.reminders.longest:PT50S}") Duration longest, PlatformTransactionManager transactions) {
        this.store = store;
        this.tasks = tasks;
        this.calendars = calendars;
        this.policy = policy;
        this.news = news;
        this.clock = clock;
        this.longest = longest;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(initialDelayString = "${heyi.inbox.reminders.check:PT1M}", fixedDelayString = "${heyi.inbox.reminders.check:PT1M}")
    void round() {
        var started = System.nanoTime();
        var now = clock.instant();
        var horizon = now.plus(HORIZON);
        Optional<ReminderStore.Found> last = Optional.empty();
        do {
            var page = store.toLookAt(now, horizon, last, AT_ONCE);
            for (var found : page) {
                attempt(found.id(), now, horizon);
                if (System.nanoTime() - started > longest.toNanos()) {
                    return;
                }
            }
            last = page.size() < AT_ONCE ? Optional.empty() : Optional.of(page.getLast());
        } while (last.isPresent());
    }

    /** One task that cannot be told of must not keep the others waiting; it comes again in the next round. */
    private void attempt(UUID id, Instant now, Instant horizon) {
        try {
            transaction.executeWithoutResult(status -> look(id, now, horizon));
        } catch (RuntimeException e) {
            log.warn("The reminder of task {} waits for the next round: {}", id, e.getMessage());
        }
    }

    private void look(UUID id, Instant now, Instant horizon) {
        if (!store.lock(id, now, horizon)) {
            return;
        }
        var task = tasks.find(id).orElseThrow();
        var due = next(task, now).filter(planned -> !planned.at().isAfter(now));
        due.ifPresent(planned -> news.take(task, planned.step(), now));
        store.plan(task, next(task, now));
    }

    private Optional<ReminderStep.Planned> next(Task task, Instant now) {
        var dueAt = task.dueAt().orElseThrow();
        return ReminderStep.next(task.taskType(), task.createdAt(), dueAt, store.taken(task.id(), dueAt), policy, calendar(task), now);
    }

    private WorkingDays calendar(Task task) {
        return task.holder().filter(Username::isValid).map(Username::new).map(calendars::of).orElseGet(calendars::company);
    }
}
