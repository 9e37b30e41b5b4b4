package io.heyi.performance.internal.web;

import io.heyi.performance.internal.intake.Plan;
import io.heyi.performance.internal.intake.RawRow;
import io.heyi.performance.internal.intake.Reading;
import io.heyi.performance.internal.intake.RowError;
import io.heyi.shared.CanonicalJson;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person sees before anything is stored.
 *
 * @param content to be sent again on confirmation
 * @param seal of content and effect; confirmation is good only for exactly this
 * @param shown rows with faults first
 * @param hidden rows that are not shown because there are too many
 */
record Preview(String content, String seal, List<Row> shown, int hidden, List<RowError> ofFile, Plan plan) {

    private static final int MOST_SHOWN = 200;

    /** @param step null for a row with faults */
    record Row(RawRow row, Plan.Step step, List<RowError> errors) {}

    static Preview of(String content, Reading reading, Plan plan) {
        Map<Integer, Plan.Step> steps = plan.steps().stream().collect(Collectors.toMap(Plan.Step::row, Function.identity()));
        Map<Integer, List<RowError>> errors = plan.errors().stream().collect(Collectors.groupingBy(RowError::row));
        var read = reading.rows().stream().map(row -> new Row(row, steps.get(row.number()), errors.getOrDefault(row.number(), List.of())));
        var numbers = reading.rows().stream().map(RawRow::number).collect(Collectors.toSet());
        var unread = errors.entrySet().stream().filter(entry -> entry.getKey() > 0 && !numbers.contains(entry.getKey()))
                .map(entry -> new Row(new RawRow(entry.getKey(), null, null, null, null, null, null, null), null, entry.getValue()));
        var rows = Stream.concat(read, unread).sorted(Comparator.comparing((Row row) -> row.errors().isEmpty()).thenComparing(row -> row.row().number())).toList();
        return new Preview(content, seal(content, plan), rows.stream().limit(MOST_SHOWN).toList(), Math.max(0, rows.size() - MOST_SHOWN), errors.getOrDefault(0, List.of()), plan);
    }

    /** Covers what each row does, so that a value that somebody reported in between is seen before it is corrected. */
    static String seal(String content, Plan plan) {
        var effect = plan.steps().stream().map(step -> step.row() + " " + step.effect() + " " + step.corrects() + " " + step.timing()).collect(Collectors.joining("\n"));
        return CanonicalJson.sha256(content + "\u0000" + effect);
    }

    public boolean mayConfirm() {
        return plan.errors().isEmpty() && !plan.changes().isEmpty();
    }

    /** Rows with at least one fault. */
    public long faulty() {
        return plan.errors().stream().map(RowError::row).distinct().count();
    }
}
