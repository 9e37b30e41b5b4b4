package io.heyi.dissolution.internal;

import io.heyi.dissolution.internal.domain.DissolutionPolicy;
import io.heyi.microenterprise.KillClause;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Deadlines of a case, counted from now in the company's calendar. Days are days of the calendar, whatever daylight saving does to their length. */
@Component
public class DissolutionSchedule {

    private final DissolutionPolicy policy;
    private final WorkingDays calendar;
    private final Clock clock;

    DissolutionSchedule(DissolutionPolicy policy, WorkingDays calendar, Clock clock) {
        this.policy = policy;
        this.calendar = calendar;
        this.clock = clock;
    }

    public Instant caseDue() {
        return inDays(policy.caseDays());
    }

    public Instant objectionUntil() {
        return calendar.after(clock.instant(), policy.objectionWorkingDays());
    }

    public Instant judgeDue() {
        return calendar.after(clock.instant(), policy.judgeWorkingDays());
    }

    public Instant alternativesUntil() {
        return inDays(policy.proposalDays());
    }

    public Instant agreeDue() {
        return calendar.after(clock.instant(), policy.agreeWorkingDays());
    }

    public Instant decideDue() {
        return calendar.after(clock.instant(), policy.decideWorkingDays());
    }

    public Instant voteEnds() {
        return inDays(policy.voteDays());
    }

    public Instant electionEnds() {
        return inDays(policy.electionDays());
    }

    public Instant lessonsDue() {
        return calendar.after(clock.instant(), policy.lessonsWorkingDays());
    }

    public Instant inventoryDue() {
        return calendar.after(clock.instant(), policy.inventoryWorkingDays());
    }

    public Instant signDue() {
        return calendar.after(clock.instant(), policy.signWorkingDays());
    }

    /** In each day of the company's calendar at least once: some settlements can be booked on one day only (docs/adr/0025). */
    public Instant lookAgainAt() {
        var dawn = today().plusDays(1).atStartOfDay(zone()).plusMinutes(5).toInstant();
        var again = clock.instant().plus(policy.lookAgain());
        return again.isBefore(dawn) ? again : dawn;
    }

    /** Until when missed leading values allow no dissolution of what was founded then (domain.md P9). */
    public Instant shieldUntil(Instant foundedAt) {
        return shieldUntil(foundedAt, Optional.empty());
    }

    /** By the agreement of the micro-enterprise itself, where that says so. */
    public Instant shieldUntil(Instant foundedAt, Optional<KillClause> own) {
        return foundedAt.atZone(zone()).plusMonths(own.map(KillClause::shieldMonths).orElse(policy.shieldMonths())).toInstant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    public ZoneId zone() {
        return calendar.zone();
    }

    /** Not before now. */
    public Instant reminderAt(Instant due) {
        var at = due.minus(policy.reminderBefore());
        return at.isBefore(clock.instant()) ? clock.instant() : at;
    }

    private Instant inDays(int days) {
        return clock.instant().atZone(zone()).plusDays(days).toInstant();
    }
}
