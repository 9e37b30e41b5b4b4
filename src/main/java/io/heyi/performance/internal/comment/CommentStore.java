package io.heyi.performance.internal.comment;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.performance.internal.comment.Comment.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wordings of comments, which are only ever added. */
@Repository
class CommentStore {

    private final JdbcClient jdbc;

    CommentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(Entry entry, Wording wording) {}

    /** One person at a time writes for a party, so that numbers have no gap. */
    void lock(ActorId actor) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('performance/comment/' || ?, 0))").param(actor.value()).query((row, n) -> 1).list();
    }

    boolean hasFigures(Entry entry) {
        return jdbc.sql("select exists (select 1 from performance.figure where emc = ? and period = ? and actor = ?)").params(entry.emc().value(), entry.period().toString(), entry.actor().value())
                .query(Boolean.class).single();
    }

    /** The entry of a move of this party's rating. */
    Optional<Entry> step(ActorId actor, long number) {
        return jdbc.sql("select emc, period from performance.rating_step where actor = ? and seq = ?").params(actor.value(), number)
                .query((row, n) -> new Entry(actor, new EmcCode(row.getString("emc")), YearMonth.parse(row.getString("period")), number)).optional();
    }

    void insert(Entry entry, Wording wording) {
        jdbc.sql("insert into performance.comment (actor, emc, period, step, number, text, author, at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(entry.actor().value(), entry.emc().value(), entry.period().toString(), entry.step(), wording.number(), wording.text(), wording.author(), wording.at().atOffset(ZoneOffset.UTC)).update();
    }

    Optional<Comment> find(Entry entry) {
        var rows = jdbc.sql("select * from performance.comment where actor = ? and emc = ? and period = ? and step is not distinct from ? order by number")
                .params(entry.actor().value(), entry.emc().value(), entry.period().toString(), entry.step()).query(CommentStore::row).list();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Comment(entry, rows.stream().map(Row::wording).toList()));
    }

    /** Those about the party's figures of these months and about these moves of its rating. @param months as {@code emc/month} */
    Map<Entry, Comment> among(ActorId actor, Collection<String> months, Collection<Long> steps) {
        return jdbc.sql("select * from performance.comment where actor = ? and case when step is null then emc || '/' || period = any (?) else step = any (?) end order by emc, period, step, number")
                .params(actor.value(), months.toArray(String[]::new), steps.toArray(Long[]::new)).query(CommentStore::row).list().stream()
                .collect(Collectors.groupingBy(Row::entry, LinkedHashMap::new, Collectors.collectingAndThen(Collectors.toList(), CommentStore::comment)));
    }

    private static Comment comment(List<Row> rows) {
        return new Comment(rows.getFirst().entry(), rows.stream().map(Row::wording).toList());
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        var entry = new Entry(new ActorId(row.getString("actor")), new EmcCode(row.getString("emc")), YearMonth.parse(row.getString("period")), row.getObject("step", Long.class));
        return new Row(entry, new Wording(row.getInt("number"), row.getString("text"), row.getString("author"), at(row)));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
