package io.heyi.microenterprise.internal.process;

import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Deadlines in working days from now, with the reminder before them. */
@Component
class Deadlines {

    private final WorkingDays calendar;
    private final Clock clock;

    Deadlines(WorkingDays calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    record Deadline(Instant dueAt, Instant remindAt) {}

    Deadline in(int workingDays, int reminderBefore) {
        var now = clock.instant();
        var due = calendar.after(now, workingDays);
        return new Deadline(due, calendar.before(due, reminderBefore, now));
    }
}
