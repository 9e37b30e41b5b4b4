package io.heyi.dissolution.internal.settlement;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.dissolution.DissolutionCode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Loads and stores whole settlements; what happens is written into the history of the dissolution in the same transaction. */
@Repository
class SettlementStore {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    SettlementStore(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return false when the dissolution has its settlement already; then nothing has changed */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(SettlementFile file) {
        return jdbc.sql("insert into dissolution.settlement (code, microenterprise, state, begun_at, changed_at, file) values (?, ?, ?, ?, ?, ?) on conflict (code) do nothing")
                .params(file.code().value(), file.microenterprise(), file.state().name(), now(), now(), SettlementJson.write(file)).update() == 1;
    }

    @Transactional(readOnly = true)
    public Optional<SettlementFile> find(DissolutionCode code) {
        return jdbc.sql("select file from dissolution.settlement where code = ?").param(code.value()).query(String.class).optional().map(SettlementStore::read);
    }

    /** Holds the row until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<SettlementFile> lock(DissolutionCode code) {
        return jdbc.sql("select file from dissolution.settlement where code = ? for update").param(code.value()).query(String.class).optional().map(SettlementStore::read);
    }

    /** Running settlements of a micro-enterprise: one or none. */
    @Transactional(readOnly = true)
    public List<DissolutionCode> running(String microenterprise) {
        return jdbc.sql("select code from dissolution.settlement where microenterprise = ? and state in ('OPEN', 'DRAWN_UP')").param(microenterprise).query(String.class).list().stream()
                .map(DissolutionCode::new).toList();
    }

    /** Remembers who has left a frozen micro-enterprise, before there is an inventory too; a repeat changes nothing. */
    void hasLeft(String microenterprise, String person, LocalDate day) {
        jdbc.sql("insert into dissolution.left_frozen (microenterprise, person, left_on) values (?, ?, ?) on conflict do nothing").params(microenterprise, person, day).update();
    }

    /** People with the last day on which they left, since that day, by name. */
    SortedMap<String, LocalDate> left(String microenterprise, LocalDate since) {
        var left = new TreeMap<String, LocalDate>();
        jdbc.sql("select person, max(left_on) from dissolution.left_frozen where microenterprise = ? and left_on >= ? group by person").params(microenterprise, since)
                .query(row -> {
                    left.put(row.getString(1), row.getObject(2, LocalDate.class));
                });
        return left;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void save(SettlementFile file) {
        int rows = jdbc.sql("update dissolution.settlement set state = ?, changed_at = ?, file = ? where code = ?")
                .params(file.state().name(), now(), SettlementJson.write(file), file.code().value()).update();
        if (rows != 1) {
            throw new IllegalStateException("settlement " + file.code() + " was not stored");
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(DissolutionCode code, String digest, String document) {
        jdbc.sql("insert into dissolution.final_account (code, digest, document, booked_at) values (?, ?, ?, ?)").params(code.value(), digest, document, now()).update();
    }

    /** Never with what somebody earns. */
    void remember(DissolutionCode code, String person, String action, Map<String, Object> details) {
        audit.record(new AuditEvent(code.value(), person, "dissolutionmoney." + action, details));
    }

    private static SettlementFile read(String file) {
        return SettlementJson.read(file, SettlementFile.class);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
