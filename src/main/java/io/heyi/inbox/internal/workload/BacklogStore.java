package io.heyi.inbox.internal.workload;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what a manager's groups have; never a task from which the manager is kept out. */
@Repository
class BacklogStore {

    private static final String MANAGED = "manager_groups && :groups::text[] and not (:me = any (excluded_users))";
    private static final Backlog.Row NOTHING = new Backlog.Row(Optional.empty(), 0, 0, 0, Optional.empty(), 0, 0);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LATELY = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final TaskStore tasks;

    BacklogStore(JdbcClient jdbc, TaskStore tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    /** Now or at any time. */
    boolean managesAnything(CurrentUser user) {
        return jdbc.sql("select exists (select 1 from inbox.manager_group where name = any (:groups::text[]))").param("groups", user.groups().toArray(String[]::new)).query(Boolean.class).single();
    }

    Backlog backlog(CurrentUser manager, Instant now) {
        return new Backlog(rows("null::text", "null::text", "", manager, now).stream().findFirst().orElse(NOTHING), rows("holder", "decided_by", "", manager, now),
                rows("part", "part", "left join lateral unnest(candidate_groups) as part on true", manager, now));
    }

    /** One row for each name with something open or lately decided. */
    private List<Backlog.Row> rows(String openBy, String decidedBy, String join, CurrentUser manager, Instant now) {
        return jdbc.sql("""
                        with waiting as (
                            select %1$s as name, count(*) as open, count(*) filter (where due_at < :now) as overdue, count(*) filter (where due_at >= :now and due_at < :week) as due,
                                min(created_at) as oldest, percentile_cont(0.5) within group (order by extract(epoch from (:now - created_at)) / 3600) as median
                            from inbox.task %3$s where state = 'OPEN' and %4$s group by 1),
                        finished as (
                            select %2$s as name, count(*) as decided from inbox.task %3$s where state = 'DONE' and decided_at >= :lately and %4$s group by 1)
                        select coalesce(w.name, f.name) as name, coalesce(w.open, 0) as open, coalesce(w.overdue, 0) as overdue, coalesce(w.due, 0) as due, w.oldest,
                            coalesce(w.median, 0) as median, coalesce(f.decided, 0) as decided
                        from waiting w full join finished f on coalesce(w.name, '') = coalesce(f.name, '')
                        order by open desc, name nulls first""".formatted(openBy, decidedBy, join, MANAGED))
                .params(parameters(manager, now)).query(BacklogStore::row).list();
    }

    private static Map<String, Object> parameters(CurrentUser manager, Instant now) {
        return new HashMap<>(Map.of("me", manager.username().value(), "groups", manager.groups().toArray(String[]::new), "now", at(now), "week", at(now.plus(WEEK)),
                "lately", at(now.minus(LATELY))));
    }

    private static Backlog.Row row(ResultSet row, int number) throws SQLException {
        return new Backlog.Row(Optional.ofNullable(row.getString("name")), row.getLong("open"), row.getLong("overdue"), row.getLong("due"),
                Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class)).map(OffsetDateTime::toInstant), row.getDouble("median"), row.getLong("decided"));
    }

    /** Open tasks of the manager's groups, the most urgent first; at most {@code limit}. */
    List<Task> open(CurrentUser manager, Instant now, int limit) {
        return tasks.byIds(jdbc.sql("select id from inbox.task where state = 'OPEN' and " + MANAGED + " order by due_at asc nulls last, priority desc, created_at, id limit :limit")
                .params(parameters(manager, now)).param("limit", limit).query(UUID.class).list());
    }

    List<Task> byIds(Collection<UUID> ids) {
        return tasks.byIds(List.copyOf(ids));
    }

    /** How many open tasks each has now, in the whole company. */
    Map<String, Long> loads(Collection<String> people) {
        var loads = new HashMap<String, Long>();
        jdbc.sql("select holder, count(*) from inbox.task where state = 'OPEN' and holder = any(:people) group by holder").param("people", people.toArray(String[]::new)).query(row -> {
            loads.put(row.getString(1), row.getLong(2));
        });
        return loads;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
