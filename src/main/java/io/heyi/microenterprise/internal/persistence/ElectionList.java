package io.heyi.microenterprise.internal.persistence;

import io.heyi.access.CurrentUser;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionSummary;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The list of elections straight from the columns, latest first. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ElectionList {

    private static final String FROM = " from microenterprise.election e join microenterprise.microenterprise m on m.code = e.microenterprise";

    private static final String SUMMARIES = "select e.*, m.name, cardinality(e.candidates) as standing, case when e.reminded @> array[cast(:reader as text)] then e.reminded_at end as reader_reminded_at" + FROM;

    private final JdbcClient jdbc;

    ElectionList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param microenterprise null for all */
    public PageOf<ElectionSummary> page(CurrentUser reader, String microenterprise, boolean onlyOpen, PageRequest page) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>(Map.of("reader", reader.username().value()));
        if (!reader.isInside()) {
            conditions.add("(e.phase = 'NOMINATION' and e.cause <> 'FOUNDING' or e.candidates @> array[cast(:reader as text)] or e.roll @> array[cast(:reader as text)])");
        }
        if (microenterprise != null) {
            conditions.add("e.microenterprise = :me");
            parameters.put("me", microenterprise);
        }
        if (onlyOpen) {
            conditions.add("e.phase not in " + ElectionStore.ENDED);
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var total = jdbc.sql("select count(*)" + FROM + where).params(parameters).query(Long.class).single();
        var rows = jdbc.sql(SUMMARIES + where + " order by e.opened_at desc, e.id desc limit :size offset :offset").params(parameters)
                .param("size", page.size()).param("offset", page.offset()).query((row, n) -> summary(row)).list();
        return PageOf.of(rows, total, page);
    }

    /** Open elections in which the person may vote or stands, the nearest deadline first. */
    public List<ElectionSummary> concerning(String person, int limit) {
        return jdbc.sql(SUMMARIES + " where e.phase not in " + ElectionStore.ENDED
                + " and (e.roll @> array[cast(:reader as text)] or e.candidates @> array[cast(:reader as text)]) order by e.due_at nulls last, e.id limit :limit")
                .param("reader", person).param("limit", limit).query((row, n) -> summary(row)).list();
    }

    private static ElectionSummary summary(ResultSet row) throws SQLException {
        return new ElectionSummary(new ElectionId(row.getString("id")), row.getString("microenterprise"), row.getString("name"), ElectionTrigger.valueOf(row.getString("cause")),
                ElectionPhase.valueOf(row.getString("phase")), row.getString("incumbent"), row.getInt("standing"), row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "due_at"), instant(row, "reader_reminded_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
