package io.heyi.microenterprise.internal.persistence;

import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.internal.domain.Plan;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.domain.ProposalFact;
import io.heyi.shared.CanonicalJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Loads and stores whole proposals. Storing also writes what happened to the timeline and to the audit chain, in the same transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ProposalRepository {

    private static final String LIVE = "('SUBMITTED', 'REWORK', 'IN_DECISION', 'PLEDGING', 'SIGNING', 'PROVISIONING')";

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    ProposalRepository(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public Optional<Proposal> find(ProposalId id) {
        return jdbc.sql("select state from microenterprise.proposal where id = ?").param(id.value()).query(String.class).optional()
                .map(state -> StateJson.read(state, Proposal.class));
    }

    /** As {@link #find}, holding the row until the transaction ends, so that two decisions are taken one after the other. */
    public Optional<Proposal> findForUpdate(ProposalId id) {
        return jdbc.sql("select state from microenterprise.proposal where id = ? for update").param(id.value()).query(String.class).optional()
                .map(state -> StateJson.read(state, Proposal.class));
    }

    /** Ids of live proposals that have not changed since then, in their order, after the given one. */
    public List<String> live(Instant unchangedSince, String after, int limit) {
        return jdbc.sql("select id::text from microenterprise.proposal where status in " + LIVE + " and changed_at < ? and id::text > ? order by id::text limit ?")
                .params(unchangedSince.atOffset(ZoneOffset.UTC), after, limit).query(String.class).list();
    }

    /** @throws IllegalStateException when there is no such proposal; for steps of a process, which must know theirs */
    public Proposal lock(ProposalId id) {
        return findForUpdate(id).orElseThrow(() -> new IllegalStateException("there is no proposal " + id));
    }

    /** Live proposals for the same user scenario apart from this one, oldest first, at most 50. */
    public List<Proposal> rivalsOf(Proposal proposal) {
        var key = proposal.submittedPlan().map(Plan::scenarioKey).orElse("");
        return key.isEmpty() ? List.of() : rivals(key, proposal.id());
    }

    private List<Proposal> rivals(String scenarioKey, ProposalId except) {
        return jdbc.sql("select state from microenterprise.proposal where scenario_key = :key and id <> :id and status in " + LIVE
                + " order by created_at, id limit 50").param("key", scenarioKey).param("id", except.value())
                .query(String.class).list().stream().map(state -> StateJson.read(state, Proposal.class)).toList();
    }

    /** Proposers and co-founders of every live proposal for the scenario but this one, however many there are. */
    public Set<Username> peopleOfRivals(String scenarioKey, ProposalId except) {
        return new HashSet<>(jdbc.sql("select distinct unnest(co_founders || proposer) from microenterprise.proposal where scenario_key = :key and id <> :id and status in "
                + LIVE).param("key", scenarioKey).param("id", except.value()).query((row, n) -> new Username(row.getString(1))).list());
    }

    public void insert(Proposal proposal) {
        write("""
                insert into microenterprise.proposal (id, proposer, co_founders, status, name, platform, kind, user_scenario, scenario_key, funding_asked,
                                                      currency, microenterprise_code, created_at, changed_at, state)
                values (:id, :proposer, :coFounders, :status, :name, :platform, :kind, :scenario, :key, :asked, :currency, :code, :created, :changed, :state::jsonb)
                """, proposal);
    }

    public void save(Proposal proposal) {
        write("""
                update microenterprise.proposal
                   set co_founders = :coFounders, status = :status, name = :name, platform = :platform, kind = :kind, user_scenario = :scenario,
                       scenario_key = :key, funding_asked = :asked, currency = :currency, microenterprise_code = :code, changed_at = :changed, state = :state::jsonb
                 where id = :id and proposer = :proposer and created_at = :created
                """, proposal);
    }

    /** How many drafts the person keeps; holds back others who would start one for the same person until the transaction ends. */
    public int countDrafts(Username proposer) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1501))").param("drafts of " + proposer).query((row, n) -> true).single();
        return jdbc.sql("select count(*) from microenterprise.proposal where proposer = ? and status = 'DRAFT'").param(proposer.value()).query(Integer.class).single();
    }

    public void delete(ProposalId draft) {
        jdbc.sql("delete from microenterprise.proposal where id = ? and status = 'DRAFT'").param(draft.value()).update();
    }

    private void write(String sql, Proposal proposal) {
        var plan = proposal.submittedPlan();
        var draft = proposal.draft();
        var people = plan.map(p -> p.coFounders().stream().map(Username::value).toArray(String[]::new)).orElse(new String[0]);
        int rows = jdbc.sql(sql)
                .param("id", proposal.id().value())
                .param("proposer", proposal.proposer().value())
                .param("coFounders", people)
                .param("status", proposal.status().name())
                .param("name", plan.map(Plan::name).or(() -> draft.map(d -> orEmpty(d.name()))).orElse(""))
                .param("platform", plan.map(Plan::platform).or(() -> draft.map(d -> orEmpty(d.platform()))).orElse(""))
                .param("kind", plan.map(p -> p.kind().name()).orElse(null))
                .param("scenario", plan.map(Plan::userScenario).or(() -> draft.map(d -> orEmpty(d.userScenario()))).orElse(""))
                .param("key", plan.map(Plan::scenarioKey).orElse(""))
                .param("asked", plan.map(Plan::fundingAsked).orElse(null))
                .param("currency", plan.map(p -> p.currency().getCurrencyCode()).orElse(null))
                .param("code", proposal.microenterpriseCode().orElse(null))
                .param("created", utc(proposal.createdAt()))
                .param("changed", utc(proposal.changedAt()))
                .param("state", StateJson.write(proposal))
                .update();
        if (rows != 1) {
            throw new IllegalStateException("proposal " + proposal.id() + " was not stored");
        }
        proposal.takeFacts().forEach(fact -> remember(proposal.id(), fact));
    }

    private void remember(ProposalId id, ProposalFact fact) {
        jdbc.sql("insert into microenterprise.timeline (proposal_id, at, actor, fact, arguments) values (?, ?, ?, ?, ?::jsonb)")
                .params(id.value(), utc(fact.at()), fact.actor(), fact.fact(), StateJson.write(fact.arguments())).update();
        var event = new AuditEvent(id.toString(), fact.actor(), "microenterprise." + fact.fact(), fact.details());
        audit.record(fact.fact().equals("voted") ? event.salted() : event);
    }

    /** What happened, oldest first; arguments are texts. At most the latest 500. */
    public List<TimelineRow> timeline(ProposalId id) {
        return jdbc.sql("""
                select * from (select id, at, actor, fact, arguments from microenterprise.timeline where proposal_id = ? order by id desc limit 500) latest order by id""")
                .param(id.value())
                .query((row, n) -> new TimelineRow(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"), row.getString("fact"),
                        List.of(StateJson.read(row.getString("arguments"), String[].class)))).list();
    }

    public record TimelineRow(Instant at, String actor, String fact, List<String> arguments) {}

    /** What was submitted with this key before. */
    public Optional<EarlierSubmission> earlier(Username proposer, String key) {
        return jdbc.sql("select proposal_id, input_hash from microenterprise.submission_key where proposer = ? and idempotency_key = ?")
                .params(proposer.value(), key)
                .query((row, n) -> new EarlierSubmission(new ProposalId(row.getObject("proposal_id", UUID.class)), row.getString("input_hash"))).optional();
    }

    /**
     * Claims an idempotency key; waits for a concurrent claim of the same key.
     *
     * @return what was submitted with it before, empty when this claim is the first
     */
    public Optional<EarlierSubmission> claimKey(Username proposer, String key, ProposalInput input, ProposalId id, Instant at) {
        int fresh = jdbc.sql("""
                insert into microenterprise.submission_key (proposer, idempotency_key, input_hash, proposal_id, at) values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(proposer.value(), key, hash(input), id.value(), utc(at)).update();
        return fresh == 1 ? Optional.empty() : earlier(proposer, key);
    }

    /** An earlier use of an idempotency key. */
    public record EarlierSubmission(ProposalId id, String inputHash) {

        public boolean isOf(ProposalInput input) {
            return inputHash.equals(hash(input));
        }
    }

    private static String hash(ProposalInput input) {
        return CanonicalJson.sha256(StateJson.write(input));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
