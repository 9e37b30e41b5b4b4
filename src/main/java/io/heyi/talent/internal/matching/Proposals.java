package io.heyi.talent.internal.matching;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.microenterprise.Memberships;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.matching.assignment.AssignmentSolver;
import io.heyi.talent.internal.matching.assignment.BestCandidates;
import io.heyi.talent.internal.matching.assignment.Places;
import io.heyi.talent.internal.matching.domain.Candidate;
import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.Placements;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Once a month a proposal for all open places at once. It is made of everybody who looks for a place, respects refusals, and changes nothing: a pool coordinator
 * publishes it or throws it away, owners make offers, people accept or refuse.
 */
@Service
public class Proposals {

    private final Matching matching;
    private final Candidates candidates;
    private final Placements placements;
    private final Memberships memberships;
    private final Exclusions exclusions;
    private final ProposalStore store;
    private final MatchingPolicy policy;
    private final AuditTrail audit;
    private final Rounds rounds;
    private final Clock clock;

    Proposals(Matching matching, Candidates candidates, Placements placements, Memberships memberships, Exclusions exclusions, ProposalStore store, MatchingPolicy policy, AuditTrail audit, Rounds rounds, Clock clock) {
        this.matching = matching;
        this.candidates = candidates;
        this.placements = placements;
        this.memberships = memberships;
        this.exclusions = exclusions;
        this.store = store;
        this.policy = policy;
        this.audit = audit;
        this.rounds = rounds;
        this.clock = clock;
    }

    public sealed interface Reply {

        record Done() implements Reply {}

        record Unknown() implements Reply {}

        record NotAllowed(String messageKey) implements Reply {}

        /** Somebody has decided otherwise. */
        record TooLate(ProposalStore.State state) implements Reply {}
    }

    /** Makes this month's, unless it is there. Where nobody can be proposed nothing is kept, and the next call tries again. @return whether it is there now */
    public boolean makeMissing() {
        var month = rounds.current();
        if (store.find(month).isEmpty()) {
            make(month);
        }
        return store.find(month).isPresent();
    }

    private void make(YearMonth month) {
        var index = matching.index();
        var people = candidates.available();
        if (index.openings().isEmpty() || people.isEmpty()) {
            return;
        }
        var considered = new BestCandidates(index, people, possible(people), policy.candidatesPerPlace()).consider();
        var solved = AssignmentSolver.solve(considered.places(), policy.solverTime());
        var proposed = new ArrayList<ProposalStore.Proposed>();
        for (int place = 0; place < solved.filled().length; place++) {
            if (solved.filled()[place] != Places.NOBODY) {
                var opening = index.openings().get(considered.openings()[place]);
                proposed.add(new ProposalStore.Proposed(opening.code().value(), place, opening.microenterprise(), people.get(solved.filled()[place]).person(), considered.places().fit(place, solved.filled()[place])));
            }
        }
        if (proposed.isEmpty()) {
            return;
        }
        store.insert(new ProposalStore.Proposal(month, clock.instant(), index.model().version(), people.size(), solved.filled().length, proposed.size(), solved.total(), solved.greedy(), solved.ceiling(), ProposalStore.State.DRAFT, null, null, null), proposed);
    }

    /** Whoever is available, has accepted no other offer, does not belong there already, has not refused this opening, has excluded neither it nor its micro-enterprise, and waits for no answer to an objection to it. */
    private BiPredicate<Candidate, Opening> possible(List<Candidate> people) {
        var refused = placements.refused();
        var settled = placements.settledSince(clock.instant());
        var places = memberships.of(people.stream().map(candidate -> new Username(candidate.person())).toList());
        var belongs = new HashMap<String, Set<String>>();
        places.forEach((person, all) -> belongs.put(person.value(), all.stream().map(Memberships.Membership::microenterprise).collect(Collectors.toSet())));
        var excluded = exclusions.all();
        return (person, opening) -> person.percent() > 0 && !settled.contains(new Username(person.person())) && !isLeftOut(excluded.getOrDefault(person.person(), Set.of()), opening) && !belongs.getOrDefault(person.person(), Set.of()).contains(opening.microenterprise())
                && !refused.getOrDefault(new Username(person.person()), Set.of()).contains(opening.code());
    }

    private static boolean isLeftOut(Set<String> excluded, Opening opening) {
        return excluded.contains(opening.code().value()) || excluded.contains(opening.microenterprise());
    }

    /** For pool coordinators and auditors; empty for others, as for a month without one. */
    public Optional<ProposalStore.Proposal> read(CurrentUser reader, YearMonth month) {
        return mayRead(reader) ? store.find(month) : Optional.empty();
    }

    /** The latest, for pool coordinators and auditors. */
    public Optional<ProposalStore.Proposal> last(CurrentUser reader) {
        return mayRead(reader) ? store.last() : Optional.empty();
    }

    private static boolean mayRead(CurrentUser reader) {
        return reader.has(Role.POOL_COORDINATOR) || reader.has(Role.AUDITOR);
    }

    /** What the last published proposal says of this opening, for those who may make offers; empty without one. */
    public List<ProposalStore.Proposed> publishedFor(String opening) {
        return store.lastPublished().map(proposal -> store.places(proposal.month(), opening)).orElse(List.of());
    }

    /** Places of a proposal, the best fit first. */
    public PageOf<ProposalStore.Proposed> places(YearMonth month, PageRequest page) {
        return store.places(month, page);
    }

    /** On the page: the process hears of it at once. As {@link #rule}. */
    @Transactional
    public Reply decide(CurrentUser user, YearMonth month, boolean publish, String reason) {
        var reply = rule(user, month, publish, reason);
        if (reply instanceof Reply.Done) {
            rounds.decided(month);
        }
        return reply;
    }

    /** Nobody looked at it in time: it is thrown away by nobody in particular. A decision that stands is kept. @return whether it is published */
    @Transactional
    public boolean publishedOrDropped(YearMonth month) {
        if (store.decide(month, ProposalStore.State.DISCARDED, AuditEvent.SYSTEM, "", clock.instant()).isEmpty()) {
            audit.record(new AuditEvent(Learning.STREAM, AuditEvent.SYSTEM, "matching.proposalDiscarded", Map.of("proposalMonth", month.toString(), "reason", "")));
        }
        return store.find(month).filter(proposal -> proposal.state() == ProposalStore.State.PUBLISHED).isPresent();
    }

    /** A pool coordinator publishes or discards; the same word again changes nothing. @param reason 1 to 1000 characters to discard, may be empty to publish */
    @Transactional
    public Reply rule(CurrentUser user, YearMonth month, boolean publish, String reason) {
        if (!user.has(Role.POOL_COORDINATOR)) {
            return new Reply.NotAllowed("matching.refusal.notCoordinator");
        }
        var wanted = publish ? ProposalStore.State.PUBLISHED : ProposalStore.State.DISCARDED;
        if (store.find(month).isEmpty()) {
            return new Reply.Unknown();
        }
        var state = store.decide(month, wanted, user.username().value(), reason, clock.instant());
        if (state.isEmpty()) {
            audit.record(new AuditEvent(Learning.STREAM, user.username().value(), publish ? "matching.proposalPublished" : "matching.proposalDiscarded", Map.of("proposalMonth", month.toString(), "reason", reason)));
            return new Reply.Done();
        }
        return state.get() == wanted ? new Reply.Done() : new Reply.TooLate(state.get());
    }
}
