package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What a case is judged by: contract metrics only (domain.md P4, step 1). Put together once when the case opens; its canonical JSON is stored for good and named by its digest.
 *
 * @param rows oldest month first, then in the contract's order
 * @param versions of the contract that were in force in these months, newest first
 * @param policy the trigger's rule as it stood, see {@link Cause#asStood}
 */
public record Evidence(String code, EmcCode emc, ActorId subject, Instant frozenAt, List<Row> rows, List<Version> versions, List<Dependency> dependencies, String policy) {

    public Evidence {
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

    /**
     * What the subject waits for from others by the contract's deliverables.
     *
     * @param id of the other's deliverable
     * @param waiting titles of the subject's deliverables that depend on it
     * @param due by the contract; null where it names none
     */
    public record Dependency(String id, String title, ActorId actor, String actorName, LocalDate due, List<String> waiting) {

        public Dependency {
            waiting = List.copyOf(waiting);
        }
    }

    public Optional<YearMonth> lastPeriod() {
        return rows.stream().map(Row::period).max(YearMonth::compareTo);
    }

    /** Metrics below bottom in the last month. */
    public List<String> missedLast() {
        return lastPeriod().map(last -> rows.stream().filter(row -> row.period().equals(last) && row.belowBottom()).map(Row::metric).toList()).orElse(List.of());
    }

    public Optional<Dependency> dependency(String id) {
        return dependencies.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
