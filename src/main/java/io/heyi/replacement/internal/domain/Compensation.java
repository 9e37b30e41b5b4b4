package io.heyi.replacement.internal.domain;

import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What the party has lost by a decision that should not have been taken (domain.md P4, appeal): share points for each day from the change to the end of the contract's
 * month in which the appeal was granted, for contracts run by the month. Money is settled between the parties.
 *
 * @param points share of the pool lost, in percent
 * @param from first day without it
 * @param to last day; the day before {@code from} where nothing was lost
 * @param basis in which version of the contract it was changed, and by which ballot
 * @param asked who was asked to settle it, the last one is asked now
 * @param settled null before it is
 */
public record Compensation(BigDecimal points, LocalDate from, LocalDate to, Basis basis, List<Hearing.Judge> asked, Settled settled) {

    public Compensation {
        asked = List.copyOf(asked);
    }

    /** @param version of the contract; @param ballot code */
    public record Basis(int version, String condition, String ballot) {}

    public record Settled(String words, String person, Instant at) {}

    /** Calendar days. */
    public long days() {
        return Math.max(0, ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** Points times days: what a sharing by days would have counted. */
    public BigDecimal pointDays() {
        return points.multiply(BigDecimal.valueOf(days()));
    }

    Compensation asking(Hearing.Judge next) {
        var all = new ArrayList<>(asked);
        all.add(next);
        return new Compensation(points, from, to, basis, all, settled);
    }

    Compensation settledBy(String words, String person, Instant at) {
        return new Compensation(points, from, to, basis, asked, new Settled(words, person, at));
    }

    /** @param group that the task was offered to */
    boolean waitsFor(String group) {
        return settled == null && !asked.isEmpty() && asked.getLast().group().equals(group);
    }
}
