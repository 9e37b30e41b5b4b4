package io.heyi.replacement.internal;

import io.heyi.replacement.internal.domain.Departing;
import io.heyi.replacement.internal.domain.ReplacementPolicy;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Deadlines of a case, counted from now. */
@Component
public class ReplacementSchedule {

    private final ReplacementPolicy policy;
    private final WorkingDays calendar;
    private final Clock clock;

    ReplacementSchedule(ReplacementPolicy policy, WorkingDays calendar, Clock clock) {
        this.policy = policy;
        this.calendar = calendar;
        this.clock = clock;
    }

    public Instant answerDue() {
        return calendar.after(clock.instant(), policy.answerWorkingDays());
    }

    public Instant judgeDue() {
        return calendar.after(clock.instant(), policy.judgeWorkingDays());
    }

    public Instant appealUntil() {
        return calendar.after(clock.instant(), policy.appealWorkingDays());
    }

    public Instant cureUntil() {
        return clock.instant().plus(Duration.ofDays(policy.cureDays()));
    }

    /** Never after the cure period. */
    public Instant helpDue(Instant cureUntil) {
        var due = calendar.after(clock.instant(), policy.helpWorkingDays());
        return due.isAfter(cureUntil) ? cureUntil : due;
    }

    public Instant voteEnds() {
        return clock.instant().plus(Duration.ofDays(policy.voteDays()));
    }

    public Instant takeOverDue() {
        return calendar.after(clock.instant(), policy.takeOverWorkingDays());
    }

    public Instant tenderEndsBy() {
        return clock.instant().plus(Duration.ofDays(policy.tenderDays()));
    }

    /** Of the part of a party that is dissolved: never after the time for its whole search. */
    public Instant tenderEndsBy(Departing departing) {
        var end = departing.at().plus(Duration.ofDays(policy.departureSearchDays()));
        return end.isBefore(tenderEndsBy()) ? end : tenderEndsBy();
    }

    /** Until when bids for such a part are taken. */
    public Instant departureBidsUntil() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(policy.departureBidDays()));
    }

    public Instant handOverDue() {
        return calendar.after(clock.instant(), policy.handOverWorkingDays());
    }

    public Instant closingDue() {
        return calendar.after(clock.instant(), policy.closingWorkingDays());
    }

    public Instant proposalDue() {
        return calendar.after(clock.instant(), policy.coverWorkingDays());
    }

    public Instant settlementDue() {
        return calendar.after(clock.instant(), policy.settlementWorkingDays());
    }

    /** Last day that a cover may be proposed for. */
    public LocalDate longestCover() {
        return day(clock.instant()).plusDays(policy.longestCoverDays());
    }

    /** When the search comes back before that last day of a cover; not before now. */
    public Instant coverSearchAt(LocalDate until) {
        var at = until.minusDays(policy.coverSearchDays()).atStartOfDay(calendar.zone()).toInstant();
        return at.isBefore(clock.instant()) ? clock.instant() : at;
    }

    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, calendar.zone());
    }

    /** Not before now. */
    public Instant reminderAt(Instant due) {
        return notBeforeNow(due.minus(policy.reminderBefore()));
    }

    /** When others are told of silence; neither before the reminder nor before now. */
    public Instant escalationAt(Instant due) {
        var before = policy.escalateBefore().compareTo(policy.reminderBefore()) < 0 ? policy.escalateBefore() : policy.reminderBefore();
        return notBeforeNow(due.minus(before));
    }

    /** When the end of a long wait comes near; not before now. */
    public Instant noticeAt(Instant end) {
        return notBeforeNow(end.minus(Duration.ofDays(policy.noticeDays())));
    }

    private Instant notBeforeNow(Instant at) {
        return at.isBefore(clock.instant()) ? clock.instant() : at;
    }

    public YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(calendar.zone()));
    }
}
