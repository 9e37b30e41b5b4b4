package io.heyi.emc.internal.contract;

import static io.heyi.emc.internal.contract.EmcStore.instant;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.EmcTotals;
import io.heyi.emc.EmcTotals.PlatformEmcs;
import io.heyi.emc.EmcTotals.Tie;
import io.heyi.emc.EmcType;
import io.heyi.emc.internal.party.Like;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The directory straight from the columns, newest first, and what of it an outside partner may know. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EmcList {

    private static final String PARTY = "(e.lead = any (cast(:reach as text[])) or e.state <> 'DRAFT' and e.actors && cast(:reach as text[]) "
            + "or exists (select from emc.version v where v.code = e.code and v.actors && cast(:reach as text[])))";
    private static final String IN_REACH = "(e.state = 'JOINING' or " + PARTY + ")";

    private final JdbcClient jdbc;

    EmcList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param reach the actors of an outside reader, who finds open calls and what they lead, are or were party to; empty for people inside */
    PageOf<EmcSummary> search(EmcFilter filter, Optional<List<ActorId>> reach, PageRequest page) {
        var parameters = new HashMap<String, Object>();
        var where = where(filter, reach, parameters);
        var total = jdbc.sql("select count(*) from emc.emc e" + where).params(parameters).query(Long.class).single();
        var rows = jdbc.sql("select * from emc.emc e" + where + " order by e.created_at desc, e.code desc limit :size offset :offset").params(parameters)
                .param("size", page.size()).param("offset", page.offset()).query((row, n) -> summary(row)).list();
        return PageOf.of(rows, total, page);
    }

    private static String where(EmcFilter filter, Optional<List<ActorId>> reach, Map<String, Object> parameters) {
        var where = new StringBuilder(" where ").append(reach.isEmpty() ? "true" : filter.withoutOpenCalls() ? PARTY : IN_REACH);
        reach.ifPresent(actors -> parameters.put("reach", ids(actors)));
        if (filter.query() != null && !filter.query().isBlank()) {
            where.append(" and (e.code ilike :pattern or e.title ilike :pattern or e.user_scenario ilike :pattern or e.lead ilike :pattern or e.lead_name ilike :pattern)");
            parameters.put("pattern", Like.containing(filter.query()));
        }
        equal(where, parameters, "platform", filter.platform());
        equal(where, parameters, "state", filter.state() == null ? null : filter.state().name());
        equal(where, parameters, "type", filter.type() == null ? null : filter.type().name());
        if (!filter.actors().isEmpty()) {
            where.append(" and e.actors && cast(:actors as text[])");
            parameters.put("actors", ids(filter.actors()));
        }
        if (!filter.leads().isEmpty()) {
            where.append(" and e.lead = any (cast(:leads as text[]))");
            parameters.put("leads", ids(filter.leads()));
        }
        if (filter.around() != null) {
            where.append(" and (e.code = :around or e.parent = :around or e.code = (select parent from emc.emc where code = :around))");
            parameters.put("around", filter.around().value());
        }
        if (filter.living()) {
            where.append(" and e.state not in ('COMPLETED', 'TERMINATED', 'LAPSED', 'WITHDRAWN')");
        }
        return where.toString();
    }

    private static void equal(StringBuilder where, Map<String, Object> parameters, String column, String value) {
        if (value != null && !value.isBlank()) {
            where.append(" and e.").append(column).append(" = :").append(column);
            parameters.put(column, value);
        }
    }

    EmcTotals totals(Optional<List<ActorId>> reach) {
        var parameters = new HashMap<String, Object>();
        var where = where(EmcFilter.text(""), reach, parameters);
        return new EmcTotals(
                jdbc.sql("select e.platform, count(*) as emcs, count(*) filter (where e.state in ('ACTIVE', 'RENEWAL_PENDING')) as active from emc.emc e" + where
                        + " group by e.platform order by e.platform").params(parameters)
                        .query((row, n) -> new PlatformEmcs(row.getString("platform"), row.getLong("emcs"), row.getLong("active"))).list(),
                jdbc.sql("select e.platform, actor, count(*) as emcs from emc.emc e cross join unnest(e.actors) actor" + where + " group by e.platform, actor").params(parameters)
                        .query((row, n) -> new Tie(row.getString("platform"), new ActorId(row.getString("actor")), row.getLong("emcs"))).list());
    }

    Optional<EmcSummary> find(EmcCode code, Optional<List<ActorId>> reach) {
        var parameters = new HashMap<String, Object>(Map.of("code", code.value()));
        return jdbc.sql("select * from emc.emc e" + where(EmcFilter.text(""), reach, parameters) + " and e.code = :code").params(parameters).query((row, n) -> summary(row)).optional();
    }

    Set<EmcCode> readableAmong(Optional<List<ActorId>> reach, Collection<EmcCode> codes) {
        var parameters = new HashMap<String, Object>(Map.of("codes", codes.stream().map(EmcCode::value).toArray(String[]::new)));
        return jdbc.sql("select e.code from emc.emc e" + where(EmcFilter.text("").exceptOpenCalls(), reach, parameters) + " and e.code = any (cast(:codes as text[]))").params(parameters)
                .query((row, n) -> new EmcCode(row.getString("code"))).set();
    }

    private static String[] ids(Collection<ActorId> actors) {
        return actors.stream().map(ActorId::value).toArray(String[]::new);
    }

    private static EmcSummary summary(ResultSet row) throws SQLException {
        var actors = Arrays.stream((String[]) row.getArray("actors").getArray()).map(ActorId::new).toList();
        return new EmcSummary(new EmcCode(row.getString("code")), row.getString("title"), row.getString("user_scenario"), EmcType.valueOf(row.getString("type")),
                EmcState.valueOf(row.getString("state")), row.getString("platform"), Optional.ofNullable(row.getString("parent")).map(EmcCode::new).orElse(null),
                new ActorId(row.getString("lead")), row.getString("lead_name"), actors.size(),
                Optional.ofNullable(row.getString("latest_period")).map(YearMonth::parse).orElse(null), instant(row, "created_at"), actors);
    }
}
