package io.heyi.performance.internal.intake;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.performance.MetricFact;
import io.heyi.shared.Texts;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The form of a row's cells, without a look at any contract. */
final class RowForm {

    static final int LONGEST_SOURCE = 200;
    private static final Pattern METRIC = Pattern.compile("[a-z0-9-]{1,60}");
    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");
    private static final Pattern EXACT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final Pattern TOO_EXACT = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    /** First characters that spreadsheets take for the start of a formula, also in their wide forms. */
    private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private final RawRow row;
    private final List<RowError> errors = new ArrayList<>();

    private RowForm(RawRow row) {
        this.row = row;
    }

    /** The fact, unless {@code faults} was told of something. */
    static Optional<MetricFact> read(RawRow row, Consumer<RowError> faults) {
        var form = new RowForm(row);
        var emc = form.text("emc", row.emc());
        var actor = form.text("actor", row.actor());
        var metric = form.text("metric", row.metric());
        var period = form.text("period", row.period());
        var value = form.value();
        var source = form.text("source", row.source());
        var sampleSize = form.sampleSize();
        form.check("emc", emc, EmcCode.isValid(emc), "unknownEmc");
        form.check("actor", actor, ActorId.isValid(actor), "actorForm");
        form.check("metric", metric, metric != null && METRIC.matcher(metric).matches(), "metricForm");
        form.check("period", period, period != null && MONTH.matcher(period).matches(), "period");
        form.check("source", source, source != null && source.length() <= LONGEST_SOURCE, "sourceTooLong");
        form.check("source", source, source != null && isReadable(source), "control");
        form.errors.forEach(faults);
        return form.errors.isEmpty() ? Optional.of(new MetricFact(new EmcCode(emc), actor, metric, YearMonth.parse(period), value, source, sampleSize)) : Optional.empty();
    }

    /** One clean line; U+FFFD stands where a wrong encoding has lost a letter. */
    private static boolean isReadable(String source) {
        return Texts.isClean(source) && source.codePoints().noneMatch(point -> Character.isISOControl(point) || point == 0xFFFD);
    }

    /** Null after a fault, so that one cell has one fault. */
    private String text(String field, String cell) {
        if (cell == null || cell.isBlank()) {
            errors.add(RowError.of(row.number(), field, "required"));
            return null;
        }
        if (FORMULA.indexOf(cell.charAt(0)) >= 0 || FORMULA.indexOf(cell.strip().charAt(0)) >= 0) {
            errors.add(RowError.of(row.number(), field, "formula"));
            return null;
        }
        return cell.strip();
    }

    private void check(String field, String text, boolean kept, String fault) {
        if (text != null && !kept) {
            errors.add(field.equals("source") ? RowError.of(row.number(), field, fault, LONGEST_SOURCE) : RowError.of(row.number(), field, fault, shown(text)));
        }
    }

    private BigDecimal value() {
        var cell = row.value() == null ? "" : row.value().strip();
        if (EXACT.matcher(cell).matches()) {
            return new BigDecimal(cell);
        }
        errors.add(RowError.of(row.number(), "value", cell.isEmpty() ? "required" : numberFault(cell)));
        return null;
    }

    private static String numberFault(String cell) {
        if (TOO_EXACT.matcher(cell).matches()) {
            return "numberRange";
        }
        return "=+@".indexOf(cell.charAt(0)) >= 0 ? "formula" : "notANumber";
    }

    private Integer sampleSize() {
        var cell = row.sampleSize() == null ? "" : row.sampleSize().strip();
        if (cell.isEmpty() || COUNT.matcher(cell).matches()) {
            return cell.isEmpty() ? null : Integer.valueOf(cell);
        }
        errors.add(RowError.of(row.number(), "sampleSize", FORMULA.indexOf(cell.charAt(0)) == 0 ? "formula" : "sampleSize"));
        return null;
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
