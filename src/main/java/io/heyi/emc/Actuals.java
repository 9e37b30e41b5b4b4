package io.heyi.emc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the EMC's renewal asks of {@code performance}, which stands above this module and implements it: freezing, correcting and concluding a month's
 * figures (domain.md P3). All calls join the caller's transaction and are repeatable.
 */
public interface Actuals {

    /**
     * Takes the latest facts received up to the cut-off as the month's figures, for good; a repeat gives what was frozen. Facts after the cut-off become
     * corrections of the next month.
     */
    Frozen freeze(EmcCode emc, YearMonth period, ContractTerms terms, Instant cutOff);

    Optional<Frozen> frozen(EmcCode emc, YearMonth period);

    /** A ruling on a dispute replaces one frozen figure; the old one stays on record. */
    void rule(EmcCode emc, YearMonth period, FigureId figure, BigDecimal value, String reason, String decidedBy, Instant at);

    /** Closes the month once: ratings and underperformance counters move by its final figures (domain.md §3a). */
    void conclude(EmcCode emc, YearMonth period, ContractTerms terms, Instant at);

    /** Stars of an actor, 0 to 5; newcomers start at the policy's value (3.0). */
    BigDecimal rating(ActorId actor);

    /** @param actor the EMC's code as text for its own goals, else a party */
    record FigureId(String actor, String metric) {}

    /**
     * @param value null when nothing was reported
     * @param attainmentPercent of the grab value, one decimal; null without a value
     * @param belowBottom true also when nothing was reported
     * @param factId the fact that was taken; null when nothing was reported
     * @param original the frozen value where a ruling replaced it; else null
     */
    record Figure(FigureId id, BigDecimal value, BigDecimal attainmentPercent, boolean belowBottom, String source, String submittedBy, Integer sampleSize,
                  UUID factId, BigDecimal original) {}

    /**
     * @param attainmentPercent mean of the node's metrics, one decimal; null without any value
     * @param rating stars that the month would lead to
     */
    record NodeResult(ActorId actor, BigDecimal attainmentPercent, BigDecimal ratingBefore, BigDecimal rating, boolean belowBottom) {}

    record Frozen(EmcCode emc, YearMonth period, Instant cutOff, List<Figure> figures, List<NodeResult> nodes, BigDecimal profit) {

        public Frozen {
            figures = List.copyOf(figures);
            nodes = List.copyOf(nodes);
        }
    }
}
