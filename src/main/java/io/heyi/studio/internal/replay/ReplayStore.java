package io.heyi.studio.internal.replay;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.heyi.orchestration.PastCases.PastCase;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.StoredJson;
import io.heyi.studio.internal.rehearsal.Rehearsed.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReplayStore {

    private static final StoredJson JSON = new StoredJson(JsonMapper.builder().addModule(new ParameterNamesModule()).build());
    private static final String WORST_FIRST = "array_position(array['STUCK', 'OTHER_WAY', 'OTHER_PEOPLE', 'NOT_REPLAYABLE', 'SAME'], verdict) nulls last, position";

    private final JdbcClient jdbc;

    ReplayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who plays it knows it by this. */
    record Claimed(UUID id, int number, String contentHash, int tries) {}

    /** As findings are stored. */
    private record Findings(List<Failure> findings) {}

    /** @return false when one waits already */
    boolean request(UUID id, UUID change, String person, String contentHash, List<PastCase> cases, Instant now) {
        var fresh = jdbc.sql("""
                        insert into studio.replay (id, change_id, requested_by, requested_at, content_hash) values (:id, :change, :person, :now, :hash)
                        on conflict (change_id) where finished_at is null do nothing""")
                .param("id", id).param("change", change).param("person", person).param("now", at(now)).param("hash", contentHash).update() == 1;
        if (fresh) {
            IntStream.range(0, cases.size()).forEach(position -> add(id, position, cases.get(position)));
        }
        return fresh;
    }

    private void add(UUID id, int position, PastCase found) {
        jdbc.sql("""
                        insert into studio.replayed_case (replay_id, position, process_id, process_instance_key, business_key, version, ended_at)
                        values (:id, :position, :process, :key, :case, :version, :ended)""")
                .param("id", id).param("position", position).param("process", found.processId()).param("key", found.processInstanceKey()).param("case", found.businessKey())
                .param("version", found.version()).param("ended", found.endedAt().map(ReplayStore::at).orElse(null)).update();
    }

    Optional<Replay> latest(UUID change) {
        return jdbc.sql("select * from studio.replay where change_id = :change order by number desc limit 1").param("change", change).query((row, number) -> replay(row))
                .optional();
    }

    private Replay replay(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var verdicts = new EnumMap<ReplayVerdict, Integer>(ReplayVerdict.class);
        var cases = new int[1];
        jdbc.sql("select verdict, count(*) as times from studio.replayed_case where replay_id = :id group by verdict").param("id", id).query(count -> {
            cases[0] += count.getInt("times");
            if (count.getString("verdict") != null) {
                verdicts.put(ReplayVerdict.valueOf(count.getString("verdict")), count.getInt("times"));
            }
        });
        return new Replay(id, row.getString("requested_by"), instant(row, "requested_at").orElseThrow(), row.getString("content_hash"), row.getObject("lease_until") != null,
                instant(row, "finished_at"), Optional.ofNullable(row.getString("problem")), cases[0], Map.copyOf(verdicts));
    }

    /** What is otherwise comes first. */
    PageOf<ReplayedCase> cases(UUID replay, PageRequest page) {
        var total = jdbc.sql("select count(*) from studio.replayed_case where replay_id = :id").param("id", replay).query(Long.class).single();
        return PageOf.of(jdbc.sql("select * from studio.replayed_case where replay_id = :id order by " + WORST_FIRST + " limit :size offset :offset").param("id", replay)
                .param("size", page.size()).param("offset", page.offset()).query((row, number) -> replayed(row)).list(), total, page);
    }

    List<ReplayedCase> waiting(UUID replay, int limit) {
        return jdbc.sql("select * from studio.replayed_case where replay_id = :id and verdict is null order by position limit :limit").param("id", replay).param("limit", limit)
                .query((row, number) -> replayed(row)).list();
    }

    /** The next one that nobody plays, which is the caller's until the lease ends. */
    Optional<Claimed> claim(Instant now, Instant lease) {
        return jdbc.sql("""
                        with next as materialized (
                            select id from studio.replay where finished_at is null and (lease_until is null or lease_until < :now) order by number limit 1 for update skip locked)
                        update studio.replay r set lease_until = :lease, tries = tries + 1 from next, studio.change c where r.id = next.id and c.id = r.change_id
                        returning r.id, c.number, r.content_hash, r.tries""")
                .param("now", at(now)).param("lease", at(lease))
                .query((row, number) -> new Claimed(row.getObject("id", UUID.class), row.getInt("number"), row.getString("content_hash"), row.getInt("tries"))).optional();
    }

    void renew(UUID id, Instant lease) {
        jdbc.sql("update studio.replay set lease_until = :lease where id = :id and finished_at is null").param("lease", at(lease)).param("id", id).update();
    }

    /** The first verdict counts. */
    void judged(UUID id, int position, WayJudgement.Judged judged) {
        jdbc.sql("update studio.replayed_case set verdict = :verdict, findings = :findings::jsonb where replay_id = :id and position = :position and verdict is null")
                .param("verdict", judged.verdict().name()).param("findings", JSON.write(new Findings(judged.findings()))).param("id", id).param("position", position).update();
        jdbc.sql("update studio.replay set tries = 1 where id = :id and finished_at is null").param("id", id).update();
    }

    /** @param problem null when all were played */
    boolean finish(UUID id, String problem, Instant now) {
        return jdbc.sql("update studio.replay set finished_at = :now, problem = :problem, lease_until = null where id = :id and finished_at is null").param("id", id)
                .param("problem", problem).param("now", at(now)).update() == 1;
    }

    private static ReplayedCase replayed(ResultSet row) throws SQLException {
        return new ReplayedCase(row.getInt("position"), row.getString("process_id"), row.getLong("process_instance_key"), row.getString("business_key"), row.getInt("version"),
                instant(row, "ended_at"), Optional.ofNullable(row.getString("verdict")).map(ReplayVerdict::valueOf),
                Optional.ofNullable(row.getString("findings")).map(json -> JSON.read(json, Findings.class).findings()).orElse(List.of()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
