package io.heyi.talent.internal.matching;

import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Monthly proposals with their places. */
@Repository
public class ProposalStore {

    private final JdbcClient jdbc;

    ProposalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public enum State { DRAFT, PUBLISHED, DISCARDED }

    /**
     * @param skillModel version by which skills were compared
     * @param people who were considered
     * @param filled places for which somebody is proposed
     * @param fit of all together, and {@code greedyFit} that of taking the best pair first; hundredths of a point
     * @param ceiling what no proposal could exceed; null for proposals made before it was known
     * @param decidedBy who published or discarded it; null for a draft
     */
    public record Proposal(YearMonth month, Instant madeAt, String skillModel, int people, int places, int filled, long fit, long greedyFit, Long ceiling, State state, String decidedBy, Instant decidedAt, String reason) {}

    /**
     * @param place number within the proposal
     * @param fit hundredths of a point
     */
    public record Proposed(String opening, int place, String microenterprise, String person, int fit) {

        /** Points, 0 to 100. */
        public double points() {
            return fit / 100.0;
        }
    }

    public enum Says { YES, NO }

    /**
     * @param personSays null before the answer, as {@code ownerSays}
     * @param offer code of the offer that came of it; null for none
     */
    public record Pair(YearMonth month, String opening, String microenterprise, String person, Says personSays, Says ownerSays, String offer) {}

    /** @param offers pairs that came to an offer, {@code refused} by either, and {@code silent} without all answers */
    public record Sum(int offers, int refused, int silent) {}

    /** Whole or not at all; the first one of a month stays. */
    @Transactional
    public void insert(Proposal proposal, Collection<Proposed> places) {
        int added = jdbc.sql("insert into talent.matching_proposal (period, made_at, skill_model, people, places, filled, fit, greedy_fit, ceiling) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(proposal.month().toString(), TrialStore.utc(proposal.madeAt()), proposal.skillModel(), proposal.people(), proposal.places(), proposal.filled(), proposal.fit(), proposal.greedyFit(), proposal.ceiling()).update();
        if (added == 1) {
            places.forEach(place -> jdbc.sql("insert into talent.matching_proposed_place (period, opening, place, microenterprise, person, fit) values (?, ?, ?, ?, ?, ?)")
                    .params(proposal.month().toString(), place.opening(), place.place(), place.microenterprise(), place.person(), place.fit()).update());
        }
    }

    /** @return the state that somebody else has given it; empty where this decision stands since now */
    @Transactional
    public Optional<State> decide(YearMonth month, State state, String person, String reason, Instant at) {
        int changed = jdbc.sql("update talent.matching_proposal set state = ?, decided_by = ?, decided_at = ?, reason = ? where period = ? and state = 'DRAFT'")
                .params(state.name(), person, TrialStore.utc(at), reason, month.toString()).update();
        return changed == 1 ? Optional.empty() : find(month).map(Proposal::state);
    }

    public Optional<Proposal> find(YearMonth month) {
        return jdbc.sql("select * from talent.matching_proposal where period = ?").param(month.toString()).query(ProposalStore::proposal).optional();
    }

    Optional<Proposal> last() {
        return jdbc.sql("select * from talent.matching_proposal order by period desc limit 1").query(ProposalStore::proposal).optional();
    }

    Optional<Proposal> lastPublished() {
        return jdbc.sql("select * from talent.matching_proposal where state = 'PUBLISHED' order by period desc limit 1").query(ProposalStore::proposal).optional();
    }

    List<Proposed> places(YearMonth month, String opening) {
        return jdbc.sql("select * from talent.matching_proposed_place where period = ? and opening = ? order by place").params(month.toString(), opening).query(ProposalStore::proposed).list();
    }

    PageOf<Proposed> places(YearMonth month, PageRequest page) {
        long total = jdbc.sql("select count(*) from talent.matching_proposed_place where period = ?").param(month.toString()).query(Long.class).single();
        return PageOf.of(jdbc.sql("select * from talent.matching_proposed_place where period = ? order by fit desc, opening, place limit ? offset ?")
                .params(month.toString(), page.size(), page.offset()).query(ProposalStore::proposed).list(), total, page);
    }

    Optional<Pair> pairOf(YearMonth month, Username person) {
        return jdbc.sql("select * from talent.matching_proposed_place where period = ? and person = ?").params(month.toString(), person.value()).query(ProposalStore::pair).optional();
    }

    List<Pair> pairs(YearMonth month, String opening) {
        return jdbc.sql("select * from talent.matching_proposed_place where period = ? and opening = ? order by place").params(month.toString(), opening).query(ProposalStore::pair).list();
    }

    /** Pairs of openings of these micro-enterprises to which the person has said yes and the owner nothing yet. */
    List<Pair> waitingForOwner(YearMonth month, Collection<String> microenterprises) {
        return jdbc.sql("""
                select * from talent.matching_proposed_place where period = ? and microenterprise = any(?::text[]) and person_says = 'YES' and owner_says is null order by opening, place""")
                .params(month.toString(), microenterprises.toArray(String[]::new)).query(ProposalStore::pair).list();
    }

    void personSays(Pair pair, Says says, Instant at) {
        jdbc.sql("update talent.matching_proposed_place set person_says = ?, person_at = ? where period = ? and person = ?")
                .params(says.name(), TrialStore.utc(at), pair.month().toString(), pair.person()).update();
    }

    void ownerSays(Pair pair, Says says, String offer, Instant at) {
        jdbc.sql("update talent.matching_proposed_place set owner_says = ?, owner_at = ?, offer = ? where period = ? and person = ?")
                .params(says.name(), TrialStore.utc(at), offer, pair.month().toString(), pair.person()).update();
    }

    /** Pairs of which somebody still has to say something. */
    int unanswered(YearMonth month) {
        return sum(month).silent();
    }

    public Sum sum(YearMonth month) {
        return jdbc.sql("""
                select count(offer) as offers, count(*) filter (where person_says = 'NO' or owner_says = 'NO') as refused,
                       count(*) filter (where person_says is null or person_says = 'YES' and owner_says is null) as silent
                from talent.matching_proposed_place where period = ?""").param(month.toString()).query((row, n) -> new Sum(row.getInt(1), row.getInt(2), row.getInt(3))).single();
    }

    private static Pair pair(ResultSet row, int n) throws SQLException {
        var person = row.getString("person_says");
        var owner = row.getString("owner_says");
        return new Pair(YearMonth.parse(row.getString("period")), row.getString("opening"), row.getString("microenterprise"), row.getString("person"), person == null ? null : Says.valueOf(person),
                owner == null ? null : Says.valueOf(owner), row.getString("offer"));
    }

    private static Proposal proposal(ResultSet row, int n) throws SQLException {
        return new Proposal(YearMonth.parse(row.getString("period")), TrialStore.instant(row, "made_at"), row.getString("skill_model"), row.getInt("people"), row.getInt("places"), row.getInt("filled"),
                row.getLong("fit"), row.getLong("greedy_fit"), row.getObject("ceiling", Long.class), State.valueOf(row.getString("state")), row.getString("decided_by"), TrialStore.instant(row, "decided_at"), row.getString("reason"));
    }

    private static Proposed proposed(ResultSet row, int n) throws SQLException {
        return new Proposed(row.getString("opening"), row.getInt("place"), row.getString("microenterprise"), row.getString("person"), row.getInt("fit"));
    }
}
