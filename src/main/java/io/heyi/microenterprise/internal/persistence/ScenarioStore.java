package io.heyi.microenterprise.internal.persistence;

import io.heyi.microenterprise.ReturnedScenarios.Scenario;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Returned user scenarios, each with all that was learnt by those who served it. */
@Repository
public class ScenarioStore {

    private static final String SCENARIOS = """
            select s.*, last.microenterprise, m.name,
                   (select string_agg(r.lessons, e'\\n\\n' order by r.at desc, r.microenterprise) from microenterprise.scenario_return r where r.scenario = s.id and r.lessons <> '') as lessons
              from microenterprise.returned_scenario s
              cross join lateral (select r.microenterprise from microenterprise.scenario_return r where r.scenario = s.id order by r.at desc, r.microenterprise desc limit 1) last
              join microenterprise.microenterprise m on m.code = last.microenterprise""";
    private static final String COUNT = "select count(*) from microenterprise.returned_scenario s";

    private final JdbcClient jdbc;

    ScenarioStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Scenario> find(String id) {
        return jdbc.sql(SCENARIOS + " where s.id = ?").param(id).query((row, n) -> scenario(row)).optional();
    }

    public PageOf<Scenario> search(String query, String platform, boolean onlyOpen, PageRequest page) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        if (!query.isBlank()) {
            conditions.add("(s.text ilike :pattern or s.id ilike :pattern)");
            parameters.put("pattern", Like.containing(query));
        }
        if (platform != null) {
            conditions.add("s.platform = :platform");
            parameters.put("platform", platform);
        }
        if (onlyOpen) {
            conditions.add("s.taken_up_by is null");
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var total = jdbc.sql(COUNT + where).params(parameters).query(Long.class).single();
        var rows = jdbc.sql(SCENARIOS + where + " order by s.returned_at desc, s.id desc limit :size offset :offset").params(parameters)
                .param("size", page.size()).param("offset", page.offset()).query((row, n) -> scenario(row)).list();
        return PageOf.of(rows, total, page);
    }

    /** What the micro-enterprise has given back already. */
    public Optional<String> returnedBy(String microenterprise) {
        return jdbc.sql("select scenario from microenterprise.scenario_return where microenterprise = ? and taken_back_at is null").param(microenterprise).query(String.class).optional();
    }

    /** The returned scenario that the micro-enterprise has taken up. */
    public Optional<String> servedBy(String microenterprise) {
        return jdbc.sql("select id from microenterprise.returned_scenario where taken_up_by = ?").param(microenterprise).query(String.class).optional();
    }

    /** Next id without gap or double: the counter's row stays locked until the transaction ends. */
    public String nextId() {
        return "US-%04d".formatted(jdbc.sql("update microenterprise.scenario_counter set last_number = last_number + 1 returning last_number").query(Integer.class).single());
    }

    public void insert(String id, String platform, String text, Instant now) {
        jdbc.sql("insert into microenterprise.returned_scenario (id, platform, text, returned_at) values (?, ?, ?, ?)").params(id, platform, text, utc(now)).update();
    }

    public void open(String id, String platform, Instant now) {
        jdbc.sql("update microenterprise.returned_scenario set taken_up_by = null, platform = ?, returned_at = ? where id = ?").params(platform, utc(now), id).update();
    }

    public void returned(String microenterprise, String scenario, String dissolution, String lessons, Instant now) {
        jdbc.sql("""
                insert into microenterprise.scenario_return (microenterprise, scenario, dissolution, lessons, at) values (?, ?, ?, ?, ?)
                on conflict (microenterprise) do update set scenario = excluded.scenario, dissolution = excluded.dissolution, lessons = excluded.lessons, at = excluded.at, taken_back_at = null""")
                .params(microenterprise, scenario, dissolution, lessons, utc(now)).update();
    }

    /** @return the scenario that this case had given back; empty where it gave none back, or another has taken it up since */
    public Optional<String> takeBack(String microenterprise, String dissolution, Instant now) {
        return jdbc.sql("""
                with mine as (select s.id from microenterprise.returned_scenario s join microenterprise.scenario_return r on r.scenario = s.id
                               where r.microenterprise = :me and r.dissolution = :dissolution and r.taken_back_at is null and s.taken_up_by is null for update of s),
                     gone as (update microenterprise.scenario_return r set taken_back_at = :at from mine where r.microenterprise = :me)
                update microenterprise.returned_scenario s set taken_up_by = :me from mine where s.id = mine.id returning s.id""")
                .param("me", microenterprise).param("dissolution", dissolution).param("at", utc(now)).query(String.class).optional();
    }

    /** The first one founded serves it; for a later one nothing changes. */
    public void takeUp(String id, String microenterprise) {
        jdbc.sql("update microenterprise.returned_scenario set taken_up_by = ? where id = ? and taken_up_by is null").params(microenterprise, id).update();
    }

    private static Scenario scenario(ResultSet row) throws SQLException {
        return new Scenario(row.getString("id"), row.getString("platform"), row.getString("text"), Optional.ofNullable(row.getString("lessons")).orElse(""),
                row.getString("microenterprise"), row.getString("name"), row.getObject("returned_at", OffsetDateTime.class).toInstant(), row.getString("taken_up_by"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
