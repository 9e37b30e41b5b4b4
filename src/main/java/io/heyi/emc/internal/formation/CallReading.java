package io.heyi.emc.internal.formation;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.formation.CallView.Mine;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.party.Parties.Party;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads calls for people. */
@Service
@Transactional
public class CallReading {

    private static final Set<String> OF_THE_CALL = Set.of("callOpened", "callExtended", "committed", "commitmentReplaced", "commitmentWithdrawn", "commitmentsOpened", "placesReopened",
            "activated", "callWithdrawn");

    /** Calls looked at to find those that a reader could answer. */
    private static final int LOOKED_AT = 50;

    private final FormationStore formations;
    private final Emcs emcs;
    private final Parties parties;
    private final LeadDesk lead;
    private final Draftable draftable;
    private final FormationPolicy policy;
    private final Clock clock;

    CallReading(FormationStore formations, Emcs emcs, Parties parties, LeadDesk lead, Draftable draftable, FormationPolicy policy, Clock clock) {
        this.formations = formations;
        this.emcs = emcs;
        this.parties = parties;
        this.lead = lead;
        this.draftable = draftable;
        this.policy = policy;
        this.clock = clock;
    }

    /** Empty when there is no formation or the reader may not know of it. Who has bid may look at the call for good, chosen or not (domain.md P2). */
    public Optional<CallView> find(CurrentUser reader, EmcCode code) {
        boolean readable = emcs.mayRead(reader, code);
        return formations.find(code).filter(formation -> readable || formation.hasBidFrom(parties.actorsOf(reader)))
                .flatMap(formation -> emcs.find(code).map(emc -> view(reader, readable, formation, emc)));
    }

    private CallView view(CurrentUser reader, boolean readable, Formation formation, EmcView emc) {
        var terms = emc.terms();
        var places = places(formation, terms);
        var names = names(formation, terms);
        boolean open = formation.phase() == EmcState.JOINING && clock.instant().isBefore(formation.round().deadline());
        return new CallView(formation.emc(), readable, formation.phase(), terms.title(), terms.userScenario(), terms.goal(), formation.lead(), name(names, formation.lead()), open,
                formation.hasCall() ? formation.round().number() : 0, formation.isExtended(), formation.hasCall() ? formation.round().deadline() : null,
                formation.reviewDueAt().orElse(null), formation.weights(), policy.minimumRating(), terms.currency(), places,
                formation.entries().stream().map(entry -> new CallView.In(entry.actor(), name(names, entry.actor()), entry.place(), entry.at())).toList(),
                mine(reader, formation, terms, places), readable ? formation.note().orElse(null) : null, formation.mayBeWithdrawn() && parties.actsFor(reader, formation.lead()),
                lead.maySeeReview(reader, formation) && !formation.candidates().isEmpty(),
                readable ? signatures(formation, names) : List.of(), formation.signing().map(Signing::dueAt).orElse(null),
                formations.timeline(formation.emc()).stream().filter(row -> readable || isOfTheCall(row.fact())).map(row -> new CallView.Happened(row.at(), row.actor(), row.fact(), row.arguments())).toList());
    }

    /** What happened to the call itself; who was chosen, signed or fell away is told to nobody who only bid. */
    private static boolean isOfTheCall(String fact) {
        return OF_THE_CALL.contains(fact) || fact.startsWith("lapsed.");
    }

    private static List<Place> places(Formation formation, ContractTerms terms) {
        return formation.hasCall() ? terms.places().stream().filter(place -> formation.round().places().contains(place.id())).toList() : List.of();
    }

    private Map<ActorId, Party> names(Formation formation, ContractTerms terms) {
        var actors = new HashSet<ActorId>();
        actors.add(formation.lead());
        formation.entries().forEach(entry -> actors.add(entry.actor()));
        terms.nodes().forEach(node -> actors.add(node.actor()));
        return parties.find(actors);
    }

    private static String name(Map<ActorId, Party> known, ActorId actor) {
        return Optional.ofNullable(known.get(actor)).map(Party::name).orElse(actor.value());
    }

    private static List<CallView.SignatureState> signatures(Formation formation, Map<ActorId, Party> names) {
        return formation.signing().stream().flatMap(signing -> signing.slots().stream())
                .map(slot -> new CallView.SignatureState(slot.actor(), name(names, slot.actor()), slot.state(), slot.at())).toList();
    }

    private List<Mine> mine(CurrentUser reader, Formation formation, ContractTerms terms, List<Place> places) {
        if (!formation.hasCall()) {
            return List.of();
        }
        var leadsPeople = parties.people(formation.lead());
        Collection<Party> own = parties.find(parties.actorsOf(reader)).values();
        return own.stream().filter(party -> !party.id().equals(formation.lead())).sorted(Comparator.comparing(Party::id))
                .map(party -> mine(party, formation, terms, places, !Collections.disjoint(parties.people(party.id()), leadsPeople))).toList();
    }

    private Mine mine(Party party, Formation formation, ContractTerms terms, List<Place> places, boolean conflict) {
        var fitting = places.stream().filter(place -> place.kinds().isEmpty() || place.kinds().contains(party.kind())).map(Place::id).toList();
        boolean named = formation.named(terms).node(party.id()).isPresent();
        var result = formation.candidate(party.id());
        var obstacle = conflict ? "conflict" : named || result.filter(one -> one.is(Candidate.Standing.ACCEPTED)).isPresent() ? "member"
                : result.filter(one -> one.is(Candidate.Standing.REMOVED)).isPresent() ? "removed" : fitting.isEmpty() ? "kind"
                : formation.phase() == EmcState.JOINING ? draftable.obstacle(formation, terms, bare(party, fitting.getFirst(), formation)).orElse(null) : null;
        return new Mine(party.id(), party.name(), party.kind(), formation.entry(party.id()).orElse(null), fitting, obstacle,
                result.map(one -> new CallView.Result(one.rank(), one.total(), one.points(), one.reasons(), one.obstacle(), shown(one, formation), formation.isReviewOpen() ? null : one.note(),
                        formation.isReviewOpen() ? null : one.ratioPercent())).orElse(null));
    }

    /** A commitment without any promise, to see whether a contract could have the actor at all. */
    private Candidate bare(Party party, String place, Formation formation) {
        var nothing = new Commitment(party.id(), place, List.of(), BigDecimal.ZERO, new Commitment.Plan("-", null, null, null), null, List.of());
        return Candidate.opened(party.id(), party.kind(), party.name(), nothing, clock.instant(), formation.round().number(), BigDecimal.ZERO, null);
    }

    /** A choice that is only drafted is nobody's business but the lead's. */
    private static Candidate.Standing shown(Candidate candidate, Formation formation) {
        return formation.isReviewOpen() && candidate.eligible() ? Candidate.Standing.OPEN : candidate.standing();
    }

    /** Open calls that an actor of this person could answer and has not. */
    public List<OpenCallView> openCallsFor(CurrentUser reader, int limit) {
        var own = parties.actorsOf(reader);
        if (own.isEmpty()) {
            return List.of();
        }
        return formations.openCalls(own, clock.instant(), LOOKED_AT).stream().flatMap(call -> offered(reader, call.emc()).stream()).limit(limit).toList();
    }

    private Optional<OpenCallView> offered(CurrentUser reader, EmcCode code) {
        if (!emcs.mayRead(reader, code)) {
            return Optional.empty();
        }
        var formation = formations.find(code).orElseThrow();
        return emcs.find(code).filter(emc -> mine(reader, formation, emc.terms(), places(formation, emc.terms())).stream().anyMatch(mine -> mine.obstacle() == null))
                .map(emc -> new OpenCallView(code, emc.terms().title(), emc.terms().userScenario(), formation.round().deadline(), formation.entries().size()));
    }

    public record OpenCallView(EmcCode emc, String title, String userScenario, Instant joinDeadline, int commitments) {}
}
