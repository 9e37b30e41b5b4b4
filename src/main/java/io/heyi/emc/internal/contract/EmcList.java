package io.heyi.emc.internal.contract;

import static io.heyi.emc.internal.contract.EmcStore.instant;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.EmcType;
import io.heyi.emc.internal.party.Like;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The directory straight from the columns, newest first, and what of it an outside partner may know. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EmcList {

    private static final String FOR_PARTNER = "(e.state = 'JOINING' or e.state <> 'DRAFT' and e.actors @> array[cast(:partner as text)] "
            + "or exists (select from emc.version v where v.code = e.code and v.actors @> array[cast(:partner as text)]))";

    private final JdbcClient jdbc;

    EmcList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param partner an outside reader, who finds open calls and what he is or was party to; empty for people inside */
    PageOf<EmcSummary> search(String query, Optional<String> partner, PageRequest page) {
        var where = " where " + (partner.isPresent() ? FOR_PARTNER : "true") + (query.isBlank() ? ""
                : " and (e.code ilike :pattern or e.title ilike :pattern or e.user_scenario ilike :pattern or e.lead ilike :pattern or e.lead_name ilike :pattern)");
        var total = bind("select count(*) from emc.emc e" + where, query, partner).query(Long.class).single();
        var rows = bind("select * from emc.emc e" + where + " order by e.created_at desc, e.code desc limit :size offset :offset", query, partner)
                .param("size", page.size()).param("offset", page.offset()).query((row, n) -> summary(row)).list();
        return PageOf.of(rows, total, page);
    }

    boolean isOpenTo(String partner, EmcCode code) {
        return jdbc.sql("select exists (select from emc.emc e where e.code = :code and " + FOR_PARTNER + ")").param("code", code.value()).param("partner", partner)
                .query(Boolean.class).single();
    }

    private JdbcClient.StatementSpec bind(String sql, String query, Optional<String> partner) {
        var statement = partner.map(name -> jdbc.sql(sql).param("partner", name)).orElseGet(() -> jdbc.sql(sql));
        return query.isBlank() ? statement : statement.param("pattern", Like.containing(query));
    }

    private static EmcSummary summary(ResultSet row) throws SQLException {
        var actors = Arrays.stream((String[]) row.getArray("actors").getArray()).map(ActorId::new).toList();
        return new EmcSummary(new EmcCode(row.getString("code")), row.getString("title"), row.getString("user_scenario"), EmcType.valueOf(row.getString("type")),
                EmcState.valueOf(row.getString("state")), row.getString("platform"), Optional.ofNullable(row.getString("parent")).map(EmcCode::new).orElse(null),
                new ActorId(row.getString("lead")), row.getString("lead_name"), actors.size(),
                Optional.ofNullable(row.getString("latest_period")).map(YearMonth::parse).orElse(null), instant(row, "created_at"), actors);
    }
}
