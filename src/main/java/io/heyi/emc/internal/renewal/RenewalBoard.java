package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.access.CurrentUser;
import io.heyi.emc.EmcCode;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The month-end board (product-bar O5): one aggregate over the contracts in force in a month, so that the numbers add up by construction. */
@Repository
public class RenewalBoard {

    /** Contracts that were taken over with their past months have versions without a renewal of ours; they count by what came of them. The search for due contracts runs once a day; until then a contract that has become due is not late. */
    private static final Duration DAILY_SEARCH = Duration.ofDays(1);

    private static final String ROWS = """
            with present as (
                select distinct code from emc.version where period = :period and (cast(:reach as text[]) is null or actors && cast(:reach as text[]))),
            found as (
                select p.code, coalesce(r.title, e.title) as title, r.waits_on, r.waiting_for, r.due_at, r.started_at, r.ended_at, r.failure, r.step,
                       case when r.outcome is not null then r.outcome when r.failed_at is not null then 'FAILED' when r.emc is not null then r.step
                            when exists (select from emc.version n where n.period = :next and n.code = p.code) then 'RENEWED'
                            when e.state in ('COMPLETED', 'TERMINATED', 'LAPSED') then 'LAPSED' else 'NOT_STARTED' end as status,
                       case when r.emc is null then cast(:dueAt as timestamptz) else r.due_at end < :lateBefore as overdue
                from present p join emc.emc e on e.code = p.code left join emc.renewal r on r.emc = p.code and r.period = :period),
            rows as (
                select found.*, coalesce(overdue, false) and status not in ('RENEWED', 'OLD_TERMS', 'LAPSED') as late from found)
            """;

    private final JdbcClient jdbc;
    private final RenewalSchedule schedule;
    private final RenewalPolicy policy;
    private final Clock clock;

    RenewalBoard(JdbcClient jdbc, RenewalSchedule schedule, RenewalPolicy policy, Clock clock) {
        this.jdbc = jdbc;
        this.schedule = schedule;
        this.policy = policy;
        this.clock = clock;
    }

    /** Where a contract stands on the board: every contract in force is in exactly one of these. */
    public enum Status {
        NOT_STARTED, WAITING_FOR_CUT_OFF, FROZEN, DISPUTABLE, SETTLING_DISPUTES, PROPOSING, CONFIRMING, WAITING_FOR_MONTH_END, CLOSING, RENEWED, OLD_TERMS, LAPSED, FAILED;

        public boolean isDone() {
            return this == RENEWED || this == OLD_TERMS || this == LAPSED;
        }

        /** Under way and not stuck. */
        public boolean isRunning() {
            return this != NOT_STARTED && this != FAILED && !isDone();
        }
    }

    /**
     * @param inForce contracts with a version in force in the month
     * @param byStatus contracts per status; all statuses are there, their sum is {@code inForce}
     * @param waitsOn of the running ones, whom or what they wait for
     * @param late of those that are not done; counted in their status too
     */
    public record Counts(YearMonth period, long inForce, long notStarted, long running, long done, long failed, long late, Map<Status, Long> byStatus,
                         Map<WaitsOn, Long> waitsOn) {}

    /**
     * @param waitingFor party ids, or candidate groups of mediators
     * @param failure what the operator has to look at; null where nothing failed
     */
    public record Row(EmcCode emc, YearMonth period, String title, Status status, WaitsOn waitsOn, List<String> waitingFor, Instant dueAt, boolean late, Instant startedAt,
                      Instant endedAt, String failure) {

        /** Only some read why a step has failed; all see that it has. */
        public Row shownTo(CurrentUser reader) {
            return failure == null || RenewalService.readsFailures(reader) ? this
                    : new Row(emc, period, title, status, waitsOn, waitingFor, dueAt, late, startedAt, endedAt, null);
        }
    }

    /** What a list shows: all, one status, all running or done ones, or the late ones. */
    public record Filter(Optional<Status> status, boolean running, boolean done, boolean late) {

        public static Filter all() {
            return new Filter(Optional.empty(), false, false, false);
        }

        /** Empty for an unknown word; {@code ""} is all, {@code RUNNING}, {@code DONE}, {@code LATE} are groups, the rest are names of statuses. */
        public static Optional<Filter> of(String word) {
            return switch (word) {
                case "" -> Optional.of(all());
                case "RUNNING" -> Optional.of(new Filter(Optional.empty(), true, false, false));
                case "DONE" -> Optional.of(new Filter(Optional.empty(), false, true, false));
                case "LATE" -> Optional.of(new Filter(Optional.empty(), false, false, true));
                default -> Arrays.stream(Status.values()).filter(status -> status.name().equals(word)).findFirst()
                        .map(status -> new Filter(Optional.of(status), false, false, false));
            };
        }

        private String sql() {
            if (status.isPresent()) {
                return " where status = '" + status.get().name() + "'";
            }
            if (running) {
                return " where status not in ('NOT_STARTED', 'FAILED', 'RENEWED', 'OLD_TERMS', 'LAPSED')";
            }
            return done ? " where status in ('RENEWED', 'OLD_TERMS', 'LAPSED')" : late ? " where late" : "";
        }

        private long of(Counts counts) {
            return status.map(counts.byStatus()::get).orElse(running ? counts.running() : done ? counts.done() : late ? counts.late() : counts.inForce());
        }
    }

    /** The month that the board opens with: the one whose renewal is under way, or else the one in force. */
    public YearMonth usualPeriod() {
        return schedule.latestDue();
    }

    /** The numbers of a month and some of the contracts behind them, of the same instant. */
    public record Look(Counts counts, PageOf<Row> rows) {}

    /**
     * One statement, so that numbers and rows fit together while renewals go on, and so that a busy machine is waited for once.
     *
     * @param filter which rows, late ones first; the numbers are of the whole month
     * @param reach the actors of an outside reader, who sees the contracts that they are party to; empty for people inside
     */
    public Look look(YearMonth period, Filter filter, Optional<List<ActorId>> reach, PageRequest page) {
        var items = new ArrayList<Row>();
        var groups = new ArrayList<String[]>();
        bound(ROWS + """
                , counted as (select status, waits_on, count(*)::text as contracts, (count(*) filter (where late))::text as late from rows group by status, waits_on),
                groups as (select array_agg(array[status, waits_on, contracts, late]) as groups from counted),
                shown as (select * from rows""" + filter.sql() + """
                 order by late desc, code limit :size offset :offset)
                select * from groups left join shown on true order by late desc, code""", period, reach)
                .param("size", page.size()).param("offset", page.offset()).query(row -> {
                    if (groups.isEmpty() && row.getArray("groups") != null) {
                        groups.addAll(Arrays.asList((String[][]) row.getArray("groups").getArray()));
                    }
                    if (row.getString("code") != null) {
                        items.add(row(row, period));
                    }
                });
        var counts = counts(period, groups);
        return new Look(counts, PageOf.of(items, filter.of(counts), page));
    }

    /** @param groups of contracts: status, whom they wait for, how many they are and how many of them late */
    private static Counts counts(YearMonth period, List<String[]> groups) {
        var byStatus = new EnumMap<Status, Long>(Status.class);
        var waitsOn = new EnumMap<WaitsOn, Long>(WaitsOn.class);
        Arrays.stream(Status.values()).forEach(status -> byStatus.put(status, 0L));
        for (var group : groups) {
            var status = Status.valueOf(group[0]);
            byStatus.merge(status, Long.valueOf(group[2]), Long::sum);
            if (status.isRunning()) {
                waitsOn.merge(WaitsOn.valueOf(group[1]), Long.valueOf(group[2]), Long::sum);
            }
        }
        return new Counts(period, sum(byStatus, status -> true), byStatus.get(Status.NOT_STARTED), sum(byStatus, Status::isRunning), sum(byStatus, Status::isDone),
                byStatus.get(Status.FAILED), groups.stream().mapToLong(group -> Long.parseLong(group[3])).sum(), byStatus, waitsOn);
    }

    private static long sum(Map<Status, Long> byStatus, Predicate<Status> which) {
        return byStatus.entrySet().stream().filter(entry -> which.test(entry.getKey())).mapToLong(Map.Entry::getValue).sum();
    }

    private Row row(ResultSet row, YearMonth period) throws SQLException {
        var status = Status.valueOf(row.getString("status"));
        var waiting = row.getArray("waiting_for");
        return new Row(new EmcCode(row.getString("code")), period, row.getString("title"), status,
                row.getString("waits_on") == null ? WaitsOn.DATE : WaitsOn.valueOf(row.getString("waits_on")),
                waiting == null ? List.of() : List.of((String[]) waiting.getArray()),
                status == Status.NOT_STARTED ? schedule.dueAt(period) : instant(row.getObject("due_at", OffsetDateTime.class)), row.getBoolean("late"),
                instant(row.getObject("started_at", OffsetDateTime.class)), instant(row.getObject("ended_at", OffsetDateTime.class)), row.getString("failure"));
    }

    private JdbcClient.StatementSpec bound(String sql, YearMonth period, Optional<List<ActorId>> reach) {
        return jdbc.sql(sql).param("period", period.toString()).param("next", period.plusMonths(1).toString()).param("reach", reach.map(actors -> actors.stream().map(ActorId::value).toArray(String[]::new)).orElse(null))
                .param("dueAt", schedule.dueAt(period).plus(DAILY_SEARCH).atOffset(ZoneOffset.UTC))
                .param("lateBefore", clock.instant().minus(policy.lateAfter()).atOffset(ZoneOffset.UTC));
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
