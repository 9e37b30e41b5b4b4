package io.heyi.emc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /** Every frozen figure from the first to the last of these months, oldest first and then in the contract's order, with the targets it was measured by. */
    List<PastFigure> history(EmcCode emc, YearMonth first, YearMonth last);

    /** A ruling on a dispute replaces one frozen figure; the old one stays on record. */
    void rule(EmcCode emc, YearMonth period, FigureId figure, BigDecimal value, String reason, String decidedBy, Instant at);

    /** Closes the month once: ratings and underperformance counters move by its final figures (domain.md §3a). */
    void conclude(EmcCode emc, YearMonth period, Instant at);

    /** Stars of an actor, 0 to 5; newcomers start at the policy's value (3.0). */
    BigDecimal rating(ActorId actor);

    /** The same for many; every actor asked for is in the result. */
    Map<ActorId, BigDecimal> ratings(Collection<ActorId> actors);

    /** @param actor the EMC's code as text for its own goals, else a party */
    record FigureId(String actor, String metric) {}

    /**
     * @param value null when nothing was reported
     * @param attainmentPercent of the grab value, one decimal; null without a value
     * @param belowBottom true also when nothing was reported
     * @param submittedBy user name, or {@code key:} and the id of a webhook's key; null when nothing was reported
     * @param submitterPerson user name of who stands behind the submission: who submitted, or who created the webhook's key; null when nothing was reported
     * @param factId the fact that was taken; null when nothing was reported
     * @param original the frozen value where a ruling replaced it; else null
     */
    record Figure(FigureId id, BigDecimal value, BigDecimal attainmentPercent, boolean belowBottom, String source, String submittedBy,
                  String submitterPerson, Integer sampleSize, UUID factId, BigDecimal original) {}

    /** @param value what counts, after rulings; null when nothing was reported */
    record PastFigure(YearMonth period, FigureId id, String name, String unit, BigDecimal value, BigDecimal bottom, BigDecimal grab, BigDecimal leading) {}

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
