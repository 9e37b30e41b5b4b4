package io.heyi.emc.internal.renewal;

import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** Deadlines of a renewal: counted back from the month's end, but never so near that somebody has less than the least window (late starts, moved clocks). */
@Component
public class RenewalSchedule {

    private final RenewalPolicy policy;
    private final WorkingDays calendar;
    private final Clock clock;

    RenewalSchedule(RenewalPolicy policy, WorkingDays calendar, Clock clock) {
        this.policy = policy;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** First moment of the next month in the company's zone. */
    public Instant periodEnd(YearMonth period) {
        return period.plusMonths(1).atDay(1).atStartOfDay(calendar.zone()).toInstant();
    }

    public YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(calendar.zone()));
    }

    /** The latest month whose renewal has to have begun by now. */
    public YearMonth latestDue() {
        return YearMonth.from(clock.instant().atZone(calendar.zone()).plusDays(policy.leadDays())).minusMonths(1);
    }

    /** When the renewal of a month begins. */
    public Instant dueAt(YearMonth period) {
        return daysBeforeEnd(period, policy.leadDays());
    }

    /** Nobody acts on the cut-off, so a late one is at once. */
    public Instant freezeAt(YearMonth period) {
        return later(daysBeforeEnd(period, policy.freezeDays()), clock.instant());
    }

    public Instant disputeUntil() {
        return calendar.after(clock.instant(), policy.disputeWorkingDays());
    }

    /** Also for each mediator in turn. */
    public Instant answerDueAt() {
        return clock.instant().plus(policy.minimumWindow());
    }

    public Instant proposalDueAt(YearMonth period) {
        return later(daysBeforeEnd(period, policy.proposalDays()), clock.instant().plus(policy.minimumWindow()));
    }

    /** The month's end where there is time, so that members have as long as possible. */
    public Instant confirmDueAt(YearMonth period) {
        return later(periodEnd(period), clock.instant().plus(policy.minimumWindow()));
    }

    public Instant reminderAt(Instant due) {
        return later(due.minus(policy.reminderBefore()), clock.instant());
    }

    private Instant daysBeforeEnd(YearMonth period, int days) {
        return periodEnd(period).atZone(calendar.zone()).minusDays(days).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
