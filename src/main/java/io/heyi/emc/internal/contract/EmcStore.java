package io.heyi.emc.internal.contract;

import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcView.StateChange;
import io.heyi.emc.internal.contract.Contracts.Emc;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of EMCs: their state, how it came about, and the terms that are being worked on or in force. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EmcStore {

    private final JdbcClient jdbc;

    EmcStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Next code without gap or double: the counter's row stays locked until the creating transaction ends. */
    EmcCode nextCode() {
        int number = jdbc.sql("update emc.code_counter set last_code = last_code + 1 returning last_code").query(Integer.class).single();
        return new EmcCode("EMC-%04d".formatted(number));
    }

    void insert(EmcCode code, ContractTerms terms, Username by, Instant now) {
        columns(jdbc.sql("""
                insert into emc.emc (code, state, title, user_scenario, type, platform, parent, lead, lead_name, actors, terms, created_by, created_at, revision)
                values (:code, 'DRAFT', :title, :scenario, :type, :platform, :parent, :lead, :leadName, :actors, :terms, :by, :at, 1)"""), terms)
                .param("code", code.value()).param("by", by.value()).param("at", utc(now)).update();
    }

    /** @return false for another revision */
    boolean replaceTerms(EmcCode code, ContractTerms terms, long revision) {
        return columns(jdbc.sql("update emc.emc set " + COPIES + ", revision = revision + 1 where code = :code and revision = :revision"), terms)
                .param("code", code.value()).param("revision", revision).update() == 1;
    }

    /** The EMC's text becomes that of the version. */
    void adopt(EmcCode code, ContractTerms terms, int version, YearMonth period) {
        columns(jdbc.sql("update emc.emc set " + COPIES + ", latest_version = :version, latest_period = :period, revision = revision + 1 where code = :code"), terms)
                .param("code", code.value()).param("version", version).param("period", period.toString()).update();
    }

    private static final String COPIES = "title = :title, user_scenario = :scenario, type = :type, platform = :platform, parent = :parent, lead = :lead, "
            + "lead_name = :leadName, actors = :actors, terms = :terms";

    private static JdbcClient.StatementSpec columns(JdbcClient.StatementSpec sql, ContractTerms terms) {
        var lead = terms.lead().orElseThrow();
        return sql.param("title", terms.title()).param("scenario", terms.userScenario()).param("type", terms.type().name()).param("platform", terms.platform())
                .param("parent", terms.parent()).param("lead", lead.actor().value()).param("leadName", lead.name() == null ? lead.actor().value() : lead.name())
                .param("actors", actors(terms)).param("terms", TermsJson.write(terms));
    }

    static String[] actors(ContractTerms terms) {
        return terms.nodes().stream().map(Node::actor).map(ActorId::value).toArray(String[]::new);
    }

    void enter(EmcCode code, EmcState state, Instant at, String reason, Map<String, Object> details) {
        jdbc.sql("""
                with entered as (update emc.emc set state = :state, revision = revision + 1 where code = :code returning code)
                insert into emc.state_change (code, state, at, reason, details) select code, :state, :at, :reason, :details::jsonb from entered""")
                .param("state", state.name()).param("code", code.value()).param("at", utc(at)).param("reason", reason).param("details", TermsJson.canonical(details)).update();
    }

    void remember(EmcCode code, EmcState state, Instant at, String reason, Map<String, Object> details) {
        jdbc.sql("insert into emc.state_change (code, state, at, reason, details) values (?, ?, ?, ?, ?::jsonb)")
                .params(code.value(), state.name(), utc(at), reason, TermsJson.canonical(details)).update();
    }

    Optional<Row> find(EmcCode code) {
        return jdbc.sql("select * from emc.emc where code = ?").param(code.value()).query((row, n) -> row(row)).optional();
    }

    List<EmcCode> runningWith(ActorId party) {
        return jdbc.sql("select code from emc.emc where actors @> array[:party]::text[] and state in ('ACTIVE', 'RENEWAL_PENDING', 'SUSPENDED') order by code").param("party", party.value())
                .query((row, n) -> new EmcCode(row.getString(1))).list();
    }

    Optional<Row> lock(EmcCode code) {
        return jdbc.sql("select * from emc.emc where code = ? for update").param(code.value()).query((row, n) -> row(row)).optional();
    }

    /** As {@link #lock}, without reading its terms. */
    Optional<Standing> lockStanding(EmcCode code) {
        return jdbc.sql("select state, latest_version from emc.emc where code = ? for update").param(code.value())
                .query((row, n) -> new Standing(EmcState.valueOf(row.getString(1)), row.getInt(2))).optional();
    }

    /** @param latestVersion 0 before the first */
    record Standing(EmcState state, int latestVersion) {}

    /** @param latestVersion 0 before the first */
    record Row(Emc emc, int latestVersion, Optional<YearMonth> latestPeriod) {}

    private static Row row(ResultSet row) throws SQLException {
        var emc = new Emc(new EmcCode(row.getString("code")), EmcState.valueOf(row.getString("state")), TermsJson.read(row.getString("terms")),
                new ActorId(row.getString("lead")), row.getString("created_by"), instant(row, "created_at"), row.getLong("revision"));
        return new Row(emc, row.getInt("latest_version"), Optional.ofNullable(row.getString("latest_period")).map(YearMonth::parse));
    }

    /** Oldest first. */
    List<StateChange> history(EmcCode code) {
        return jdbc.sql("select * from emc.state_change where code = ? order by id").param(code.value())
                .query((row, n) -> change(row)).list();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> details(ResultSet row) throws SQLException {
        return TermsJson.read(row.getString("details"), Map.class);
    }

    /** Newest first. */
    PageOf<StateChange> history(EmcCode code, PageRequest page) {
        long total = jdbc.sql("select count(*) from emc.state_change where code = ?").param(code.value()).query(Long.class).single();
        return PageOf.of(jdbc.sql("select * from emc.state_change where code = ? order by id desc limit ? offset ?").params(code.value(), page.size(), page.offset())
                .query((row, n) -> change(row)).list(), total, page);
    }

    private static StateChange change(ResultSet row) throws SQLException {
        return new StateChange(EmcState.valueOf(row.getString("state")), instant(row, "at"), row.getString("reason"), details(row));
    }

    /** By code. */
    PageOf<EmcCode> children(EmcCode code, PageRequest page) {
        long total = jdbc.sql("select count(*) from emc.emc where parent = ?").param(code.value()).query(Long.class).single();
        return PageOf.of(jdbc.sql("select code from emc.emc where parent = ? order by code limit ? offset ?").params(code.value(), page.size(), page.offset())
                .query((row, n) -> new EmcCode(row.getString(1))).list(), total, page);
    }

    List<EmcCode> children(EmcCode code) {
        return jdbc.sql("select code from emc.emc where parent = ? order by code").param(code.value()).query((row, n) -> new EmcCode(row.getString(1))).list();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
