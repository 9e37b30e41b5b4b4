package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import io.heyi.emc.Delivery;
import io.heyi.emc.DueDeliverable;
import io.heyi.emc.EmcCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What a case is judged by: contract metrics and deliverables only (domain.md P4, step 1). Put together once when the case opens; its canonical JSON is stored for good and named by its digest.
 *
 * @param format {@value #FORMAT} since dependencies tell who disputes them and why, 2 since they tell what became of them, 1 before
 * @param rows oldest month first, then in the contract's order
 * @param versions of the contract that were in force in these months, newest first
 * @param policy the trigger's rule as it stood, see {@link Cause#asStood}
 */
public record Evidence(int format, String code, EmcCode emc, ActorId subject, Instant frozenAt, List<Row> rows, List<Version> versions, List<Dependency> dependencies, String policy) {

    public static final int FORMAT = 3;

    public Evidence {
        // the first documents name none
        format = Math.max(1, format);
        rows = List.copyOf(rows);
        versions = List.copyOf(versions);
        dependencies = List.copyOf(dependencies);
    }

    /**
     * A promised and a delivered value.
     *
     * @param value what counts, after rulings; null when nothing was reported
     * @param original frozen value where a ruling on a dispute replaced it; else null
     * @param attainmentPercent of the grab value; null without a value
     * @param factId the report that was taken; null for none
     */
    public record Row(YearMonth period, String metric, String name, String unit, BigDecimal bottom, BigDecimal grab, BigDecimal leading, BigDecimal value, BigDecimal original,
                      BigDecimal attainmentPercent, boolean belowBottom, String source, String submittedBy, String factId) {}

    public record Version(int number, YearMonth period, String origin, String termsHash) {}

    /** @param proof in words; null for a dispute of the time when none was wanted. @param link null for none */
    public record Dispute(ActorId party, String reason, String proof, String link, Instant at) {}

    /**
     * What the subject waits for from others by the contract's deliverables, and what became of it. A deliverable stands here once for each day that it was due.
     *
     * @param id of the other's deliverable
     * @param waiting titles of the subject's deliverables that depend on it
     * @param due by the contract; in documents of format 1 null where it names none
     * @param delivered day that the other party names; null without a record
     * @param recorded day on which that was written down
     * @param record what those who wait for it have said to that; null without a record
     * @param standing when the document was frozen; null in format 1, which did not ask
     * @param daysLate 1 or more; null unless it came late
     * @param disputes who disputes the record, the subject perhaps; empty before format 3
     */
    public record Dependency(String id, String title, ActorId actor, String actorName, LocalDate due, List<String> waiting, LocalDate delivered, LocalDate recorded, Delivery.State record,
                             DueDeliverable.Standing standing, Long daysLate, List<Dispute> disputes) {

        public Dependency {
            waiting = List.copyOf(waiting);
            disputes = disputes == null ? List.of() : List.copyOf(disputes);
        }

        /** Whether it can be a cause outside the subject's control: it came late or not at all. */
        public boolean mayBeCause() {
            return standing == null || standing == DueDeliverable.Standing.LATE || standing == DueDeliverable.Standing.MISSED;
        }
    }

    public Optional<YearMonth> lastPeriod() {
        return rows.stream().map(Row::period).max(YearMonth::compareTo);
    }

    /** Metrics below bottom in the last month. */
    public List<String> missedLast() {
        return lastPeriod().map(last -> rows.stream().filter(row -> row.period().equals(last) && row.belowBottom()).map(Row::metric).toList()).orElse(List.of());
    }

    /** What the subject may name as the cause, the latest day first. */
    public List<Dependency> causes() {
        return dependencies.stream().filter(Dependency::mayBeCause).toList();
    }

    /** The cause with that id; where it was late several times, the last. */
    public Optional<Dependency> cause(String id) {
        return causes().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Days of a deliverable that the subject waits for; empty for any other. */
    public List<Dependency> dependency(String id) {
        return dependencies.stream().filter(one -> one.id().equals(id)).toList();
    }
}
