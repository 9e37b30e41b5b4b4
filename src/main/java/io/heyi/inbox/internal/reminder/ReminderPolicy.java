package io.heyi.inbox.internal.reminder;

import java.time.Duration;
import java.util.Map;

/**
 * When people are reminded of a task, from {@code heyi.policy.inbox.reminders.*}; a value left out takes its default (A, product-bar T13).
 *
 * @param daysBefore working days before the deadline for the first reminder, 0 to 30, 0 for none; default 1
 * @param daysUntilEscalation working days after the deadline until the managers of the task are told, 0 to 30; default 2
 * @param quiet no second reminder of one task within this time, whoever sends it, 0 to 7 days; default 12 hours
 * @param types other numbers for types of task, by id
 */
public record ReminderPolicy(Integer daysBefore, Integer daysUntilEscalation, Duration quiet, Map<String, Steps> types) {

    private static final int MOST_DAYS = 30;

    /** A number left out is that of all types. */
    public record Steps(Integer daysBefore, Integer daysUntilEscalation) {

        public Steps {
            within("types.*.days-before", daysBefore);
            within("types.*.days-until-escalation", daysUntilEscalation);
        }
    }

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public ReminderPolicy {
        daysBefore = daysBefore == null ? 1 : daysBefore;
        daysUntilEscalation = daysUntilEscalation == null ? 2 : daysUntilEscalation;
        quiet = quiet == null ? Duration.ofHours(12) : quiet;
        types = types == null ? Map.of() : Map.copyOf(types);
        within("days-before", daysBefore);
        within("days-until-escalation", daysUntilEscalation);
        if (quiet.isNegative() || quiet.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("heyi.policy.inbox.reminders.quiet must be 0 to 7 days, not " + quiet);
        }
    }

    /** All defaults. */
    public static ReminderPolicy defaults() {
        return new ReminderPolicy(null, null, null, null);
    }

    int daysBefore(String taskType) {
        var own = types.get(taskType);
        return own == null || own.daysBefore() == null ? daysBefore : own.daysBefore();
    }

    int daysUntilEscalation(String taskType) {
        var own = types.get(taskType);
        return own == null || own.daysUntilEscalation() == null ? daysUntilEscalation : own.daysUntilEscalation();
    }

    private static void within(String name, Integer days) {
        if (days != null && (days < 0 || days > MOST_DAYS)) {
            throw new IllegalArgumentException("heyi.policy.inbox.reminders." + name + " must be 0 to " + MOST_DAYS + ", not " + days);
        }
    }
}
