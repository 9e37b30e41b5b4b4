package io.heyi.interest.internal.domain;

import io.heyi.interest.InterestKind;
import java.time.LocalDate;

/**
 * From when until when something held, in days of the company's calendar.
 *
 * @param from first day; null when unknown
 * @param until last day; null while it goes on
 */
public record Span(LocalDate from, LocalDate until) {

    /** Last day on which it keeps the person out of decisions; null for no end. A month that is too short ends on its last day: six months after 31 August are 28 February. */
    public LocalDate lastDay(InterestKind kind, InterestPolicy policy) {
        return until == null ? null : kind.isWork() ? until.plusMonths(policy.monthsAfterWork()) : until;
    }

    public boolean counts(InterestKind kind, LocalDate today, InterestPolicy policy) {
        var last = lastDay(kind, policy);
        return (from == null || !today.isBefore(from)) && (last == null || !today.isAfter(last));
    }
}
