package io.heyi.microenterprise.internal.persistence;

import io.heyi.microenterprise.CoInvestments.CoInvestment;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What outside investors have put in. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CoInvestmentStore {

    private final JdbcClient jdbc;

    CoInvestmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for another that records the same reference. @return false where the reference is known */
    public boolean insert(CoInvestment one) {
        return jdbc.sql("""
                insert into microenterprise.co_investment (microenterprise, investor, amount, currency, received_on, reference, proof, recorded_by, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(one.microenterprise(), one.investor(), one.amount(), one.currency(), one.receivedOn(), one.reference(), one.proof(), one.recordedBy(), one.at().atOffset(ZoneOffset.UTC)).update() == 1;
    }

    public Optional<CoInvestment> find(String microenterprise, String reference) {
        return jdbc.sql("select * from microenterprise.co_investment where microenterprise = ? and reference = ?").params(microenterprise, reference).query((row, n) -> read(row)).optional();
    }

    public PageOf<CoInvestment> of(String microenterprise, PageRequest page) {
        long total = jdbc.sql("select count(*) from microenterprise.co_investment where microenterprise = ?").param(microenterprise).query(Long.class).single();
        var rows = jdbc.sql("select * from microenterprise.co_investment where microenterprise = ? order by received_on desc, id desc limit ? offset ?")
                .params(microenterprise, page.size(), page.offset()).query((row, n) -> read(row)).list();
        return PageOf.of(rows, total, page);
    }

    private static CoInvestment read(ResultSet row) throws SQLException {
        return new CoInvestment(row.getString("microenterprise"), row.getString("investor"), row.getBigDecimal("amount"), row.getString("currency"), row.getObject("received_on", LocalDate.class),
                row.getString("reference"), row.getString("proof"), row.getString("recorded_by"), row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
