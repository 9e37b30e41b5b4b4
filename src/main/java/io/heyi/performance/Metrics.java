package io.heyi.performance;

import io.heyi.emc.EmcCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;

/** Reported figures, for other modules. People and systems report by page, API and webhook. */
public interface Metrics {

    /**
     * Stores facts of the past as if they had come in then; for demo data and for moving in from another system. Checks neither rights nor contracts. Not
     * repeatable: the caller stores once.
     *
     * @param submittedBy user name, or a word for the source
     * @param receivedAt when a month's facts came in; before its cut-off, they are what freezing takes
     */
    void backfill(List<MetricFact> facts, String submittedBy, Function<YearMonth, Instant> receivedAt);

    /**
     * The latest report of each metric and month after the given one, oldest month first.
     *
     * @param actor the EMC's code as text for its own goals, else a party
     */
    List<Reported> reportedAfter(EmcCode emc, String actor, YearMonth period);

    /** @param person who reported, or who made the key that the report was signed with */
    record Reported(YearMonth period, String metric, BigDecimal value, String person) {}
}
