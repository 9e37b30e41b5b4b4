package io.heyi.inbox.internal;

import io.heyi.inbox.internal.TaskFilter.Text;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Filters as SQL conditions. Everything that a person typed becomes a parameter; one instance numbers them, so that the conditions of several lists fit one statement. */
final class FilterSql {

    private final ZoneId zone;
    private final Map<String, Object> parameters = new HashMap<>();

    FilterSql(ZoneId zone) {
        this.zone = zone;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** True where all filters hold. */
    String condition(TaskFilter filter) {
        var all = new ArrayList<String>(List.of("true"));
        filter.texts().forEach((kind, value) -> all.add(text(kind, value)));
        filter.days().forEach((kind, day) -> all.add(kind.column().sql() + (kind.isLast() ? " < " : " >= ") + next(startOf(kind.isLast() ? day.plusDays(1) : day))));
        filter.priority().ifPresent(level -> all.add("priority >= " + next(level.from()) + " and priority < " + next(level.below())));
        filter.least().ifPresent(least -> all.add(TaskColumn.AMOUNT.sql() + " >= " + next(least)));
        filter.most().ifPresent(most -> all.add(TaskColumn.AMOUNT.sql() + " <= " + next(most)));
        return String.join(" and ", all);
    }

    private String text(Text kind, String value) {
        return switch (kind) {
            // a question without a word, e.g. of punctuation only, finds nothing
            case Q -> SearchWords.question(value).map(question -> "search @@ cast(" + next(question) + " as tsquery)").orElse("false");
            case GROUP -> next(value) + " = any (candidate_groups)";
            case CURRENCY -> "facts #>> '{amount,currency}' = " + next(value);
            default -> kind.column().sql() + " = " + next(value);
        };
    }

    private Object startOf(LocalDate day) {
        return TaskStore.at(day.atStartOfDay(zone).toInstant());
    }

    private String next(Object value) {
        var name = "filter" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }
}
