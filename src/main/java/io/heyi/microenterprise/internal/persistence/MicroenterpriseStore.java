package io.heyi.microenterprise.internal.persistence;

import io.heyi.access.Username;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.MicroenterpriseView.Right;
import io.heyi.microenterprise.MicroenterpriseView.StateChange;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalView;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records of micro-enterprises: who they are, who belongs to them, which rights they hold and how their state came about. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class MicroenterpriseStore {

    private static final List<String> RIGHTS = List.of("DECISION", "PERSONNEL", "DISTRIBUTION");

    /** Who held the rights until now. */
    static final String KEEP_RIGHTS = """
            insert into microenterprise.former_entitlement (code, right_name, holder, since, until)
            select code, right_name, holder, since, :until from microenterprise.entitlement where code = :code on conflict do nothing""";

    private final JdbcClient jdbc;

    MicroenterpriseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The record itself, without people and rights. {@code proposalId} is null for an ME that was taken over. */
    public record Row(String code, ProposalId proposalId, String name, MicroenterpriseState state, String platform, MicroenterpriseKind kind, String userScenario,
                      String valueProposition, String owner, List<ProposalView.Target> targets, String currency, BigDecimal cashFlowAllowance, int horizonMonths,
                      Instant foundedAt) {}

    public record MemberRow(Username person, String role, Instant since) {}

    /** Next code without gap or double: the counter's row stays locked until the registering transaction ends. */
    public String nextCode() {
        int number = jdbc.sql("update microenterprise.code_counter set last_code = last_code + 1 returning last_code").query(Integer.class).single();
        return "ME-%04d".formatted(number);
    }

    public void register(String code, Proposal proposal, Instant now) {
        var plan = proposal.plan();
        jdbc.sql("""
                insert into microenterprise.microenterprise (code, proposal_id, name, state, platform, kind, user_scenario, value_proposition, owner, targets,
                                                             currency, cash_flow_allowance, horizon_months, kill_clause, founded_at)
                values (:code, :proposal, :name, 'FOUNDING', :platform, :kind, :scenario, :value, :owner, :targets::jsonb, :currency, :allowance, :horizon, :kill::jsonb, :at)""")
                .param("code", code).param("proposal", proposal.id().value()).param("name", plan.name()).param("platform", plan.platform())
                .param("kind", plan.kind().name()).param("scenario", plan.userScenario()).param("value", plan.valueProposition())
                .param("owner", proposal.proposer().value()).param("targets", StateJson.write(plan.targets()))
                .param("currency", plan.currency().getCurrencyCode()).param("allowance", proposal.cashFlowAllowance()).param("horizon", plan.horizonMonths())
                .param("kill", proposal.killClause().map(StateJson::write).orElse(null)).param("at", utc(now)).update();
        proposal.team().forEach(person -> addMember(code, person, person.equals(proposal.proposer()) ? "OWNER" : "MEMBER", now));
        changed(code, MicroenterpriseState.FOUNDING, now, "registered", Map.of("proposalId", proposal.id().toString()));
    }

    private void addMember(String code, Username person, String role, Instant now) {
        jdbc.sql("insert into microenterprise.member (code, username, role, since) values (?, ?, ?, ?)").params(code, person.value(), role, utc(now)).update();
    }

    /** The code under which an existing ME was taken over before. */
    public Optional<String> takenOver(String key) {
        return jdbc.sql("select code from microenterprise.microenterprise where takeover_key = ?").param(key).query(String.class).optional();
    }

    public void takeOver(String code, ExistingMicroenterprise existing) {
        jdbc.sql("""
                insert into microenterprise.microenterprise (code, takeover_key, name, state, platform, kind, user_scenario, value_proposition, owner, targets,
                                                             currency, cash_flow_allowance, horizon_months, founded_at)
                values (:code, :key, :name, 'FOUNDING', :platform, :kind, :scenario, :value, :owner, '[]', :currency, :allowance, :horizon, :at)""")
                .param("code", code).param("key", existing.key()).param("name", existing.name()).param("platform", existing.platform())
                .param("kind", existing.kind().name()).param("scenario", existing.userScenario()).param("value", existing.valueProposition())
                .param("owner", existing.owner().value()).param("currency", existing.ownerCapital().currency().getCurrencyCode())
                .param("allowance", existing.cashFlowAllowance()).param("horizon", existing.horizonMonths()).param("at", utc(existing.runningSince())).update();
        addMember(code, existing.owner(), "OWNER", existing.runningSince());
        existing.members().forEach(person -> addMember(code, person, "MEMBER", existing.runningSince()));
    }

    /** Gives all three rights (domain.md §0.3); repeating it changes nothing. */
    public void entitle(String code, Username holder, Instant now) {
        RIGHTS.forEach(right -> jdbc.sql("insert into microenterprise.entitlement (code, right_name, holder, since) values (?, ?, ?, ?) on conflict do nothing")
                .params(code, right, holder.value(), utc(now)).update());
    }

    /** Moves the life cycle on (product-bar D1). */
    public void enter(String code, MicroenterpriseState state, Instant now, String reason, Map<String, Object> details) {
        jdbc.sql("update microenterprise.microenterprise set state = ? where code = ?").params(state.name(), code).update();
        changed(code, state, now, reason, details);
    }

    private void changed(String code, MicroenterpriseState state, Instant now, String reason, Map<String, Object> details) {
        jdbc.sql("insert into microenterprise.state_change (code, state, at, reason, details) values (?, ?, ?, ?, ?::jsonb)")
                .params(code, state.name(), utc(now), reason, StateJson.write(details)).update();
    }

    public Optional<Row> find(String code) {
        return jdbc.sql("select * from microenterprise.microenterprise where code = ?").param(code).query((row, n) -> row(row)).optional();
    }

    public Optional<KillClause> killClause(String code) {
        return jdbc.sql("select kill_clause from microenterprise.microenterprise where code = ? and kill_clause is not null").param(code)
                .query((row, n) -> StateJson.read(row.getString(1), KillClause.class)).optional();
    }

    /** As {@link #find}, holding the record until the transaction ends. */
    public Optional<Row> findForUpdate(String code) {
        return jdbc.sql("select * from microenterprise.microenterprise where code = ? for update").param(code).query((row, n) -> row(row)).optional();
    }

    /**
     * Puts somebody else into the owner's place, with all three rights (domain.md §0.3, P5); the former owner stays as a member unless he leaves.
     *
     * @param leaves whether the former owner is no member any more
     */
    public void changeOwner(String code, Username former, Username owner, boolean leaves, Instant now) {
        jdbc.sql("update microenterprise.microenterprise set owner = ? where code = ? and owner = ?").params(owner.value(), code, former.value()).update();
        jdbc.sql(KEEP_RIGHTS).param("code", code).param("until", utc(now)).update();
        jdbc.sql("update microenterprise.entitlement set holder = ?, since = ? where code = ?").params(owner.value(), utc(now), code).update();
        if (leaves) {
            jdbc.sql("insert into microenterprise.former_member (code, username, since, until) select code, username, since, ? from microenterprise.member where code = ? and username = ?")
                    .params(utc(now), code, former.value()).update();
        }
        jdbc.sql(leaves ? "delete from microenterprise.member where code = ? and username = ?" : "update microenterprise.member set role = 'MEMBER' where code = ? and username = ?")
                .params(code, former.value()).update();
        jdbc.sql("insert into microenterprise.member (code, username, role, since) values (?, ?, 'OWNER', ?) on conflict (code, username) do update set role = 'OWNER'")
                .params(code, owner.value(), utc(now)).update();
    }

    /** Leaves a mark in the life cycle that does not move it on. */
    public void note(String code, Instant now, String reason, Map<String, Object> details) {
        changed(code, find(code).orElseThrow().state(), now, reason, details);
    }

    public List<MemberRow> members(String code) {
        return jdbc.sql("select * from microenterprise.member where code = ? order by role desc, username").param(code)
                .query((row, n) -> new MemberRow(new Username(row.getString("username")), row.getString("role"), instant(row, "since"))).list();
    }

    /** A person's place in an ME; {@code until} is empty while it goes on. */
    public record MembershipRow(String code, Username person, Instant since, Optional<Instant> until) {}

    /** Who belongs to these MEs, and who has left them. */
    public List<MembershipRow> memberships(Collection<String> codes) {
        return jdbc.sql("""
                select code, username, since, null as until from microenterprise.member where code = any(:codes)
                union all select code, username, since, until from microenterprise.former_member where code = any(:codes) order by code, username, until""")
                .param("codes", codes.toArray(String[]::new))
                .query((row, n) -> new MembershipRow(row.getString("code"), new Username(row.getString("username")), instant(row, "since"),
                        Optional.ofNullable(row.getObject("until", OffsetDateTime.class)).map(OffsetDateTime::toInstant))).list();
    }

    /** MEs to which the person belongs or has belonged. */
    public List<String> codesOf(Username person) {
        return jdbc.sql("select code from microenterprise.member where username = :person union select code from microenterprise.former_member where username = :person order by code")
                .param("person", person.value()).query(String.class).list();
    }

    public List<Right> rights(String code) {
        return jdbc.sql("select * from microenterprise.entitlement where code = ? order by right_name").param(code)
                .query((row, n) -> new Right(row.getString("right_name"), row.getString("holder"), instant(row, "since"))).list();
    }

    /** @return oldest first; reasons are message keys below {@code microenterprise.state.reason.} */
    public List<StateChange> history(String code) {
        return jdbc.sql("select * from microenterprise.state_change where code = ? order by id").param(code)
                .query((row, n) -> new StateChange(MicroenterpriseState.valueOf(row.getString("state")), instant(row, "at"), row.getString("reason"),
                        details(row.getString("details")))).list();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> details(String json) {
        return StateJson.read(json, Map.class);
    }

    private static final String SUMMARIES = "select m.*, (select count(*) from microenterprise.member p where p.code = m.code) as members from microenterprise.microenterprise m";

    public List<MicroenterpriseSummary> find(Collection<String> codes) {
        return jdbc.sql(SUMMARIES + " where code = any(:codes)").param("codes", codes.toArray(String[]::new)).query((row, n) -> summary(row)).list();
    }

    private static MicroenterpriseSummary summary(ResultSet row) throws SQLException {
        return new MicroenterpriseSummary(row.getString("code"), row.getString("name"), MicroenterpriseState.valueOf(row.getString("state")),
                row.getString("platform"), MicroenterpriseKind.valueOf(row.getString("kind")), row.getString("owner"), row.getString("user_scenario"),
                row.getInt("members"), instant(row, "founded_at"));
    }

    public PageOf<MicroenterpriseSummary> search(String query, String platform, MicroenterpriseState state, PageRequest page) {
        var parameters = new HashMap<String, Object>();
        var where = where(query, platform, state, parameters);
        var total = jdbc.sql("select count(*) from microenterprise.microenterprise" + where).params(parameters).query(Long.class).single();
        var rows = jdbc.sql(SUMMARIES + where + " order by founded_at desc, code desc limit :size offset :offset").params(parameters)
                .param("size", page.size()).param("offset", page.offset()).query((row, n) -> summary(row)).list();
        return PageOf.of(rows, total, page);
    }

    private static String where(String query, String platform, MicroenterpriseState state, Map<String, Object> parameters) {
        var conditions = new ArrayList<String>();
        if (!query.isBlank()) {
            conditions.add("(code ilike :pattern or name ilike :pattern or user_scenario ilike :pattern or owner ilike :pattern)");
            parameters.put("pattern", Like.containing(query));
        }
        if (platform != null) {
            conditions.add("platform = :platform");
            parameters.put("platform", platform);
        }
        if (state != null) {
            conditions.add("state = :state");
            parameters.put("state", state.name());
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    public Map<String, Long> countByPlatform() {
        var counts = new HashMap<String, Long>();
        jdbc.sql("select platform, count(*) as number from microenterprise.microenterprise group by platform").query(row -> {
            counts.put(row.getString("platform"), row.getLong("number"));
        });
        return counts;
    }

    /** Platform ids in the order of the pickers. */
    public List<String> platforms() {
        return jdbc.sql("select id from microenterprise.platform order by position, id").query(String.class).list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString("code"), Optional.ofNullable(row.getObject("proposal_id", UUID.class)).map(ProposalId::new).orElse(null), row.getString("name"),
                MicroenterpriseState.valueOf(row.getString("state")), row.getString("platform"), MicroenterpriseKind.valueOf(row.getString("kind")),
                row.getString("user_scenario"), row.getString("value_proposition"), row.getString("owner"),
                List.of(StateJson.read(row.getString("targets"), ProposalView.Target[].class)), row.getString("currency"),
                row.getBigDecimal("cash_flow_allowance"), row.getInt("horizon_months"), instant(row, "founded_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
