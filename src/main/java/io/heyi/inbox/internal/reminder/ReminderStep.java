package io.heyi.inbox.internal.reminder;

import io.heyi.shared.WorkingDays;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** What happens around a deadline, in this order (product-bar T13). */
enum ReminderStep {
    BEFORE, DUE, ESCALATION;

    /** @param at when it is taken */
    record Planned(ReminderStep step, Instant at) {}

    /**
     * The step to take next. Of those whose time has come only the last is worth taking: after a standstill nobody gets three messages of one task.
     *
     * @param created a reminder that would lie before the task came is left out
     * @param taken that this deadline had already; no earlier one than these is taken any more
     * @return empty when nothing is left
     */
    static Optional<Planned> next(String taskType, Instant created, Instant due, Set<ReminderStep> taken, ReminderPolicy policy, WorkingDays calendar, Instant now) {
        var left = Arrays.stream(values()).filter(step -> taken.stream().noneMatch(earlier -> earlier.compareTo(step) >= 0))
                .flatMap(step -> step.at(taskType, created, due, policy, calendar).map(at -> new Planned(step, at)).stream()).toList();
        return left.stream().filter(step -> !step.at().isAfter(now)).max(Comparator.comparing(Planned::step)).or(() -> left.stream().findFirst());
    }

    private Optional<Instant> at(String taskType, Instant created, Instant due, ReminderPolicy policy, WorkingDays calendar) {
        return switch (this) {
            case BEFORE -> Optional.of(policy.daysBefore(taskType)).filter(days -> days > 0).map(days -> calendar.before(due, days, Instant.MIN)).filter(created::isBefore);
            case DUE -> Optional.of(due);
            case ESCALATION -> Optional.of(calendar.after(due, policy.daysUntilEscalation(taskType)));
        };
    }
}
