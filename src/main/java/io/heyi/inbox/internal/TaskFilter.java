package io.heyi.inbox.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a list is narrowed to: texts and days by the kind of filter, all of which must hold. It only ever takes tasks away from those that a person may see.
 *
 * @param texts exact values, except {@link Text#Q}, which is searched for
 * @param days whole days in the company's zone, both ends inclusive
 * @param priority how it reads
 * @param least amount, {@code most} in whatever currency the case has
 */
public record TaskFilter(Map<Text, String> texts, Map<Day, LocalDate> days, Optional<Priority> priority, Optional<BigDecimal> least, Optional<BigDecimal> most) {

    public static final TaskFilter NONE = new TaskFilter(Map.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public TaskFilter {
        texts = new LinkedHashMap<>(texts);
        days = new LinkedHashMap<>(days);
    }

    /** Filters by a text; the parameter of an address has the same name in lower case. */
    public enum Text {
        Q(null), BUSINESSKEY(TaskColumn.CASE), TYPE(TaskColumn.TASK), PROCESS(TaskColumn.PROCESS), MICROENTERPRISE(TaskColumn.MICROENTERPRISE), EMC(TaskColumn.EMC),
        PLATFORM(TaskColumn.PLATFORM), PERIOD(TaskColumn.PERIOD), PERSON(TaskColumn.PERSON), HOLDER(TaskColumn.HOLDER), GROUP(TaskColumn.GROUP), DECIDED(TaskColumn.OUTCOME),
        CURRENCY(null);

        private final TaskColumn column;

        Text(TaskColumn column) {
            this.column = column;
        }

        public String parameter() {
            return this == BUSINESSKEY ? "businessKey" : name().toLowerCase(Locale.ROOT);
        }

        TaskColumn column() {
            return column;
        }
    }

    /** Filters by a day. */
    public enum Day {
        CREATED_FROM(TaskColumn.CREATED, false), CREATED_TO(TaskColumn.CREATED, true), DUE_FROM(TaskColumn.DUE, false), DUE_TO(TaskColumn.DUE, true),
        FOLLOW_UP_FROM(TaskColumn.FOLLOW_UP, false), FOLLOW_UP_TO(TaskColumn.FOLLOW_UP, true);

        private final TaskColumn column;
        private final boolean last;

        Day(TaskColumn column, boolean last) {
            this.column = column;
            this.last = last;
        }

        /** e.g. {@code dueFrom} */
        public String parameter() {
            return column.parameter() + (last ? "To" : "From");
        }

        TaskColumn column() {
            return column;
        }

        boolean isLast() {
            return last;
        }
    }

    /** Only one case. */
    public static TaskFilter ofCase(Optional<String> businessKey) {
        return businessKey.map(key -> new TaskFilter(Map.of(Text.BUSINESSKEY, key), Map.of(), Optional.empty(), Optional.empty(), Optional.empty())).orElse(NONE);
    }

    public Optional<String> text(Text kind) {
        return Optional.ofNullable(texts.get(kind));
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** How many filters are set. */
    public long size() {
        return texts.size() + days.size() + Arrays.asList(priority, least, most).stream().filter(Optional::isPresent).count();
    }
}
