package io.heyi.performance.internal.actuals;

import io.heyi.emc.Actuals.Figure;
import io.heyi.emc.Actuals.FigureId;
import io.heyi.performance.internal.domain.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A row of {@code performance.shown_figure}.
 *
 * @param own what was reported for the month itself; null for nothing
 * @param carried late differences of earlier months that count here
 * @param person who reported, or who made the key that the report was signed with
 */
record FrozenFigure(String actor, String metric, int position, String name, String unit, BigDecimal bottom, BigDecimal grab, BigDecimal leading, BigDecimal own,
                    BigDecimal carried, UUID fact, String source, String submittedBy, String person, Integer sampleSize, BigDecimal ruled) {

    Target target() {
        return new Target(bottom, grab, leading);
    }

    /** As frozen, before any ruling; null when nothing was reported, then corrections wait for the next month. */
    BigDecimal frozen() {
        return own == null ? null : own.add(carried);
    }

    /** What counts. */
    BigDecimal value() {
        return ruled == null ? frozen() : ruled;
    }

    /** As other modules see it. */
    Figure shown() {
        var value = value();
        return new Figure(new FigureId(actor, metric), value, value == null ? null : target().attainmentPercent(value), target().below(value), source, submittedBy,
                person, sampleSize, fact, ruled == null ? null : frozen());
    }

    /** Percent, one decimal; a metric that nobody reported weighs in with 0, and null when nothing at all was reported. */
    static BigDecimal meanAttainment(List<FrozenFigure> figures) {
        if (figures.stream().map(FrozenFigure::value).allMatch(Objects::isNull)) {
            return null;
        }
        return figures.stream().map(figure -> figure.value() == null ? BigDecimal.ZERO : figure.target().attainmentPercent(figure.value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add).divide(new BigDecimal(figures.size()), 1, RoundingMode.HALF_UP);
    }

    FrozenFigure with(BigDecimal carry) {
        return new FrozenFigure(actor, metric, position, name, unit, bottom, grab, leading, own, carry, fact, source, submittedBy, person, sampleSize, ruled);
    }
}
