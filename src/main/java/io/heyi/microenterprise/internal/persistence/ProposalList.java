package io.heyi.microenterprise.internal.persistence;

import io.heyi.access.Username;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.ProposalSummary;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The list of proposals straight from the columns, most recently changed first. */
@Repository
@Transactional(readOnly = true)
public class ProposalList {

    /** Not the state, which is the whole document. */
    private static final String COLUMNS = "id, name, platform, kind, status, proposer, user_scenario, funding_asked, currency, changed_at";

    private final JdbcClient jdbc;

    ProposalList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param onlyOwn for people who may know only of what they propose or are named in */
    public PageOf<ProposalSummary> page(Username reader, boolean onlyOwn, String query, Set<ProposalStatus> statuses, PageRequest page) {
        var where = " where (status <> 'DRAFT' or proposer = :reader)"
                + (onlyOwn ? " and (proposer = :reader or status <> 'DRAFT' and co_founders @> array[cast(:reader as text)])" : "")
                + (statuses.isEmpty() ? "" : " and status in (:statuses)")
                + (query.isBlank() ? "" : " and (name ilike :pattern or user_scenario ilike :pattern)");
        var total = bind("select count(*) from microenterprise.proposal" + where, reader, query, statuses).query(Long.class).single();
        var rows = bind("select " + COLUMNS + " from microenterprise.proposal" + where + " order by changed_at desc, id limit :size offset :offset", reader, query, statuses)
                .param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new ProposalSummary(new ProposalId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("platform"),
                        Optional.ofNullable(row.getString("kind")).map(MicroenterpriseKind::valueOf).orElse(null), ProposalStatus.valueOf(row.getString("status")),
                        row.getString("proposer"), row.getString("user_scenario"), row.getBigDecimal("funding_asked"), row.getString("currency"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant())).list();
        return PageOf.of(rows, total, page);
    }

    private JdbcClient.StatementSpec bind(String sql, Username reader, String query, Set<ProposalStatus> statuses) {
        var statement = jdbc.sql(sql).param("reader", reader.value());
        if (!statuses.isEmpty()) {
            statement = statement.param("statuses", statuses.stream().map(Enum::name).toList());
        }
        return query.isBlank() ? statement : statement.param("pattern", Like.containing(query));
    }
}
