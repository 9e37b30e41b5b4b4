package io.heyi.inbox.internal;

import io.heyi.inbox.Inbox;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists and their counts. All of them begin with what the person may see, which indexes answer, and narrow that: a list costs what its reader has, not what the company has. */
@Component
class TaskLists {

    private final JdbcClient jdbc;
    private final TaskStore store;
    private final java.time.ZoneId zone;

    TaskLists(JdbcClient jdbc, TaskStore store, @Value(io.heyi.shared.WorkingDays.ZONE) java.time.ZoneId zone) {
        this.jdbc = jdbc;
        this.store = store;
        this.zone = zone;
    }

    /** @param parameters of the reader; {@code now}, {@code tomorrow} and {@code piercing} among them */
    PageOf<Task> list(TaskSelection wanted, Map<String, Object> parameters, PageRequest page) {
        var filter = new FilterSql(zone);
        var chosen = " from " + TaskSql.from(sources(wanted)) + " where " + wanted.view().within() + " and " + filter.condition(wanted.filter());
        var order = wanted.order();
        var totals = new ArrayList<Long>();
        var items = jdbc.sql("select task.*, chosen.total from (select id, count(*) over () as total" + chosen + " order by " + order
                        + " limit :limit offset :offset) chosen join inbox.task task using (id) order by " + order)
                .params(parameters).params(filter.parameters()).param("limit", page.size()).param("offset", page.offset())
                .query((row, number) -> {
                    totals.add(row.getLong("total"));
                    return store.task(row, number);
                }).list();
        // a page after the last one has no row to tell the number
        var total = items.isEmpty() && page.page() > 0
                ? jdbc.sql("select count(*)" + chosen).params(parameters).params(filter.parameters()).query(Long.class).single()
                : totals.stream().findFirst().orElse(0L);
        return PageOf.of(items, total, page);
    }

    private static List<String> sources(TaskSelection wanted) {
        var sources = new ArrayList<>(wanted.view().sources());
        if (wanted.searchesAll()) {
            sources.addAll(TaskSql.DECIDED);
        }
        return sources;
    }

    Inbox.Counts counts(Map<String, Object> parameters) {
        return jdbc.sql("""
                        select count(*) filter (where %s) as mine, count(*) filter (where %s) as offered, count(*) filter (where %s) as overdue, count(*) filter (where %s) as today,
                            (select count(*) from %s where %s) as others
                        from %s""".formatted(TaskView.MINE.within(), TaskView.GROUP.within(), TaskView.OVERDUE.within(), TaskView.TODAY.within(),
                        TaskSql.from(TaskView.OTHERS.sources()), TaskView.OTHERS.within(), TaskSql.from(TaskSql.WAITING)))
                .params(parameters)
                .query((row, number) -> new Inbox.Counts(row.getLong("mine"), row.getLong("offered"), row.getLong("overdue"), row.getLong("today"), row.getLong("others")))
                .single();
    }

    /** How many tasks each of these has, in one look at what waits for the reader. @param wanted lists of what waits, without search in what is decided */
    List<Long> counts(List<TaskSelection> wanted, Map<String, Object> parameters) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        var filter = new FilterSql(zone);
        var columns = wanted.stream().map(one -> "count(*) filter (where " + one.view().within() + " and " + filter.condition(one.filter()) + ")").collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns + " from " + TaskSql.from(TaskSql.WAITING)).params(parameters).params(filter.parameters())
                .query((row, number) -> IntStream.rangeClosed(1, wanted.size()).mapToObj(column -> count(row, column)).toList()).single();
    }

    private static Long count(java.sql.ResultSet row, int column) {
        try {
            return row.getLong(column);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("a count is a number", e);
        }
    }
}
