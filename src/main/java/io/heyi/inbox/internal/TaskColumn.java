package io.heyi.inbox.internal;

import io.heyi.inbox.ListFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a list shows of its tasks and can be ordered by (issue 6, part 2). */
public enum TaskColumn {

    TASK("task_type"), PROCESS("process_id"), CASE("business_key"), SUBJECT("subject"),
    MICROENTERPRISE(ListFacts.Kind.MICROENTERPRISE), EMC(ListFacts.Kind.EMC), PLATFORM(ListFacts.Kind.PLATFORM), PERIOD(ListFacts.Kind.PERIOD),
    AMOUNT("(facts #>> '{amount,amount}')::numeric"), PERSON(ListFacts.Kind.PERSON),
    HOLDER("holder"), GROUP("candidate_groups[1]"), CREATED("created_at"), DUE("due_at"), FOLLOW_UP("follow_up_at"), PRIORITY("priority"), OUTCOME("outcome");

    /** Of a list whose reader has chosen none; name and subject of a task are always shown. */
    public static final List<TaskColumn> USUAL = List.of(DUE, HOLDER, GROUP, CREATED);

    private final String sql;

    TaskColumn(String sql) {
        this.sql = sql;
    }

    TaskColumn(ListFacts.Kind kind) {
        this("facts ->> '" + ListFacts.key(kind) + "'");
    }

    /** As in addresses, e.g. {@code followUp}. */
    public String parameter() {
        var words = name().toLowerCase(Locale.ROOT).split("_");
        return words.length == 1 ? words[0] : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
    }

    public static Optional<TaskColumn> named(String parameter) {
        return Arrays.stream(values()).filter(column -> column.parameter().equals(parameter)).findFirst();
    }

    String sql() {
        return sql;
    }

    /** An order by this column; what has nothing there comes last, and equal ones stay in one order. */
    String order(boolean descending) {
        return sql + (descending ? " desc" : " asc") + " nulls last, created_at, id";
    }
}
