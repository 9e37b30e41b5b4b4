package io.heyi.emc.internal.web.emcs;

import io.heyi.emc.Actuals;
import io.heyi.emc.Actuals.FigureId;
import io.heyi.emc.Actuals.PastFigure;
import io.heyi.emc.EmcView;
import io.heyi.emc.ReadableMonths;
import io.heyi.shared.WorkingDays;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Targets against actuals, month by month, from the frozen figures of the last year. */
@Component
class MonthlyFigures {

    private static final int MONTHS = 12;

    private final ObjectProvider<Actuals> actuals;
    private final Clock clock;
    private final WorkingDays calendar;

    /** @param actuals performance stands above this module */
    MonthlyFigures(ObjectProvider<Actuals> actuals, Clock clock, WorkingDays calendar) {
        this.actuals = actuals;
        this.clock = clock;
        this.calendar = calendar;
    }

    /** @param metrics of the EMC itself (owner null) or of one party */
    record Group(String owner, String ownerName, List<Metric> metrics) {}

    /** @param rows newest first */
    record Metric(String id, String name, String unit, List<Row> rows) {

        /** What the chart draws, oldest month first. */
        public Map<String, Object> chart() {
            var ordered = rows.reversed();
            return Map.of("months", ordered.stream().map(row -> row.period().toString()).toList(), "unit", unit, "series",
                    Map.of("value", values(ordered, Row::value), "bottom", values(ordered, Row::bottom), "grab", values(ordered, Row::grab), "leading", values(ordered, Row::leading)));
        }

        private static List<BigDecimal> values(List<Row> rows, Function<Row, BigDecimal> value) {
            return rows.stream().map(value).collect(Collectors.toList());
        }
    }

    /** @param reached {@code missing}, {@code under} the bottom value, {@code bottom}, {@code grab} or {@code leading}; null where the month had no such target */
    record Row(YearMonth period, BigDecimal value, BigDecimal bottom, BigDecimal grab, BigDecimal leading, String reached) {}

    /** @param readable months that the reader may see */
    List<Group> of(EmcView emc, ReadableMonths readable) {
        var now = YearMonth.now(clock.withZone(calendar.zone()));
        var figures = actuals.stream().flatMap(source -> source.history(emc.code(), now.minusMonths(MONTHS - 1L), now).stream()).filter(figure -> readable.contains(figure.period())).toList();
        var months = figures.stream().map(PastFigure::period).distinct().sorted(Comparator.reverseOrder()).toList();
        var byId = figures.stream().collect(Collectors.groupingBy(PastFigure::id, LinkedHashMap::new, Collectors.toMap(PastFigure::period, figure -> figure, (one, other) -> one)));
        var names = new HashMap<String, String>();
        emc.terms().nodes().forEach(node -> names.put(node.actor().value(), node.name()));
        var owners = byId.keySet().stream().map(FigureId::actor).distinct().sorted(Comparator.comparing(owner -> !owner.equals(emc.code().value()))).toList();
        return owners.stream().map(owner -> new Group(owner.equals(emc.code().value()) ? null : owner, names.getOrDefault(owner, owner),
                byId.entrySet().stream().filter(entry -> entry.getKey().actor().equals(owner)).map(entry -> metric(entry.getKey(), entry.getValue(), months)).toList())).toList();
    }

    private static Metric metric(FigureId id, Map<YearMonth, PastFigure> figures, List<YearMonth> months) {
        var latest = months.stream().map(figures::get).filter(Objects::nonNull).findFirst().orElseThrow();
        return new Metric(id.actor() + "-" + id.metric(), latest.name(), latest.unit(), months.stream().map(month -> row(month, figures.get(month))).toList());
    }

    private static Row row(YearMonth month, PastFigure figure) {
        return figure == null ? new Row(month, null, null, null, null, null)
                : new Row(month, figure.value(), figure.bottom(), figure.grab(), figure.leading(), reached(figure));
    }

    private static String reached(PastFigure figure) {
        if (figure.value() == null) {
            return "missing";
        }
        var direction = figure.leading().compareTo(figure.bottom()) >= 0 ? 1 : -1;
        return Stream.of(Map.entry("leading", figure.leading()), Map.entry("grab", figure.grab()), Map.entry("bottom", figure.bottom()))
                .filter(step -> figure.value().compareTo(step.getValue()) * direction >= 0).map(Map.Entry::getKey).findFirst().orElse("under");
    }
}
