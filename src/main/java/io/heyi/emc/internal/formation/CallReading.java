package io.heyi.emc.internal.formation;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.formation.CallView.Happened;
import io.heyi.emc.internal.formation.CallView.Mine;
import io.heyi.emc.internal.formation.FormationStore.TimelineRow;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.party.Parties.Party;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.tender.PartyId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads calls for people. */
@Service
@Transactional
public class CallReading {

    /** What happened to the call itself. */
    private static final Set<String> OF_THE_CALL = Set.of("callOpened", "callExtended", "commitmentsOpened", "placesReopened", "activated", "callWithdrawn", "questionAsked", "questionAnswered");
    /** Whose arguments name nobody. */
    private static final Set<String> VERBATIM = Set.of("callWithdrawn", "questionAsked", "questionAnswered", "questionsReminded", "questionsEscalated");
    /** How long a bidder's home page tells what became of its commitment. */
    private static final Duration TOLD = Duration.ofDays(30);

    /** Calls looked at to find those that a reader could answer. */
    private static final int LOOKED_AT = 50;

    private final FormationStore formations;
    private final Emcs emcs;
    private final Parties parties;
    private final Microenterprises microenterprises;
    private final LeadDesk lead;
    private final CommitmentObstacles obstacles;
    private final FormationPolicy policy;
    private final Clock clock;

    CallReading(FormationStore formations, Emcs emcs, Parties parties, Microenterprises microenterprises, LeadDesk lead, CommitmentObstacles obstacles, FormationPolicy policy, Clock clock) {
        this.formations = formations;
        this.emcs = emcs;
        this.parties = parties;
        this.microenterprises = microenterprises;
        this.lead = lead;
        this.obstacles = obstacles;
        this.policy = policy;
        this.clock = clock;
    }

    /** Empty when there is no formation or the reader may not know of it. Who has bid may look at the call for good, chosen or not (domain.md P2). */
    public Optional<CallView> find(CurrentUser reader, EmcCode code) {
        boolean readable = emcs.mayRead(reader, code);
        return formations.find(code).filter(formation -> readable || formation.hasBidFrom(parties.actorsOf(reader)))
                .flatMap(formation -> emcs.find(code).map(emc -> view(reader, readable, formation, emc)));
    }

    /** Later months of the contract are its parties' affair; the call stays what it was when it was signed. */
    private CallView view(CurrentUser reader, boolean readable, Formation formation, EmcView emc) {
        var terms = formation.signedText().orElse(emc.terms());
        var own = parties.actorsOf(reader);
        boolean entitled = readable && (reader.isInside() || isParty(own, formation, terms));
        var places = CommitmentObstacles.places(formation, terms);
        var names = names(formation, terms);
        boolean open = formation.hasCall() && formation.isTaking(clock.instant());
        var mine = mine(reader, formation, terms);
        return new CallView(formation.emc(), readable, formation.phase(), terms.title(), terms.userScenario(), terms.goal(), formation.lead(), name(names, formation.lead()), open,
                formation.hasCall() ? formation.round().number() : 0, formation.isExtended(), formation.hasCall() ? formation.round().deadline() : null,
                formation.reviewDueAt().orElse(null), formation.weights(), policy.minimumRating(), terms.currency(), places, formation.entries().size(),
                entitled && formation.hasCall() && !formation.round().isSealed() ? in(formation, terms, names) : List.of(),
                questions(reader, formation, own, readable, mine), mine, entitled ? formation.note().orElse(null) : null, formation.mayBeWithdrawn() && own.contains(formation.lead()),
                lead.maySeeReview(reader, formation) && !formation.candidates().isEmpty(),
                entitled ? signatures(formation, names) : List.of(), entitled ? formation.signing().map(Signing::dueAt).orElse(null) : null, timeline(own, entitled, formation, terms, names));
    }

    private static boolean isParty(Collection<ActorId> own, Formation formation, ContractTerms terms) {
        return own.contains(formation.lead()) || terms.nodes().stream().map(Node::actor).anyMatch(own::contains);
    }

    private static List<CallView.In> in(Formation formation, ContractTerms terms, Map<ActorId, Party> names) {
        return formation.entries().stream().map(entry -> new CallView.In(entry.actor(), name(names, entry.actor()), entry.place(), title(terms, entry.place()), entry.at())).toList();
    }

    /** Who bids is hidden while the box is sealed; who only may bid is told of the call and of nobody. */
    private List<Happened> timeline(Collection<ActorId> own, boolean entitled, Formation formation, ContractTerms terms, Map<ActorId, Party> names) {
        var rows = formations.timeline(formation.emc());
        int sealed = formation.hasCall() && formation.round().isSealed() ? sinceWhen(rows) : rows.size();
        return IntStream.range(0, rows.size()).filter(i -> {
            var row = rows.get(i);
            boolean mine = row.arguments().stream().anyMatch(argument -> own.stream().anyMatch(actor -> actor.value().equals(argument)));
            return Formation.SEALED.contains(row.fact()) ? mine || entitled && i < sealed : entitled || OF_THE_CALL.contains(row.fact()) || row.fact().startsWith("lapsed.");
        }).mapToObj(i -> happened(rows.get(i), entitled, terms, names)).toList();
    }

    private static int sinceWhen(List<TimelineRow> rows) {
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).fact().equals("callOpened") || rows.get(i).fact().equals("placesReopened")).max().orElse(0);
    }

    private static Happened happened(TimelineRow row, boolean entitled, ContractTerms terms, Map<ActorId, Party> names) {
        var readable = VERBATIM.contains(row.fact()) ? row.arguments() : row.arguments().stream()
                .map(argument -> Arrays.stream(argument.split(", ")).map(one -> called(one, terms, names)).collect(Collectors.joining(", "))).toList();
        return new Happened(row.at(), entitled ? row.actor() : "system", row.fact(), readable);
    }

    /** Actors and places by their names; everything else stays. */
    private static String called(String word, ContractTerms terms, Map<ActorId, Party> names) {
        return ActorId.isValid(word) && names.containsKey(new ActorId(word)) ? names.get(new ActorId(word)).name() : title(terms, word);
    }

    private static String title(ContractTerms terms, String place) {
        return Membership.place(terms, place).map(Place::title).orElse(place);
    }

    private CallView.Asked questions(CurrentUser reader, Formation formation, List<ActorId> own, boolean readable, List<Mine> mine) {
        if (!formation.hasCall()) {
            return CallView.Asked.nothing();
        }
        var now = clock.instant();
        return new CallView.Asked(formation.questions().seenBy(own.stream().map(actor -> new PartyId(actor.value())).toList()), formation.round().questionsUntil(),
                readable && formation.takesQuestions(now) && mine.stream().anyMatch(one -> one.obstacle() == null),
                formation.isTaking(now) && readable && formation.isAnsweredBy(own, reader.has(policy.standInRole())) && formation.questions().unanswered() > 0);
    }

    private Map<ActorId, Party> names(Formation formation, ContractTerms terms) {
        var actors = new HashSet<ActorId>();
        actors.add(formation.lead());
        actors.addAll(formation.bidders());
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

    private List<Mine> mine(CurrentUser reader, Formation formation, ContractTerms terms) {
        if (!formation.hasCall()) {
            return List.of();
        }
        var leadsPeople = parties.people(formation.lead());
        Collection<Party> own = parties.find(parties.actorsOf(reader)).values();
        return own.stream().filter(party -> !party.id().equals(formation.lead())).sorted(Comparator.comparing(Party::id))
                .map(party -> mine(party, formation, terms, leadsPeople)).toList();
    }

    private Mine mine(Party party, Formation formation, ContractTerms terms, Set<Username> leadsPeople) {
        var result = formation.candidate(party.id());
        return new Mine(party.id(), party.name(), party.kind(), formation.entry(party.id()).orElse(null), CommitmentObstacles.fitting(party, formation, terms),
                obstacles.of(party, formation, terms, leadsPeople).orElse(null),
                result.map(one -> new CallView.Result(one.rank(), one.total(), one.points(), one.reasons(), one.obstacle(), shown(one, formation), formation.isReviewOpen() ? null : one.note(),
                        formation.isReviewOpen() ? null : one.ratioPercent(),
                        Membership.place(terms, one.place()).map(place -> CommitmentView.of(one.commitment(), place)).orElse(null))).orElse(null));
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
        return emcs.find(code).filter(emc -> mine(reader, formation, emc.terms()).stream().anyMatch(mine -> mine.obstacle() == null))
                .map(emc -> new OpenCallView(code, emc.terms().title(), emc.terms().userScenario(), formation.round().deadline(), formation.round().remindedAt(), formation.entries().size()));
    }

    /** @param remindedAt when who is not in was last reminded; null before */
    public record OpenCallView(EmcCode emc, String title, String userScenario, Instant joinDeadline, Instant remindedAt, int commitments) {}

    /** Calls about to close that micro-enterprises of this person's platforms could still join; for platform owners ([S10]). */
    public List<ClosingCall> closingCallsFor(CurrentUser reader, int limit) {
        var platforms = reader.relations().stream().filter(tie -> tie.kind() == Relation.Kind.PLATFORM_OWNER).map(Relation::objectId).collect(Collectors.toSet());
        if (platforms.isEmpty()) {
            return List.of();
        }
        return formations.aboutToClose(clock.instant(), LOOKED_AT).stream().flatMap(code -> closing(code, platforms).stream()).limit(limit).toList();
    }

    private Optional<ClosingCall> closing(EmcCode code, Set<String> platforms) {
        var formation = formations.find(code).orElseThrow();
        var emc = emcs.find(code).orElseThrow();
        if (CommitmentObstacles.places(formation, emc.terms()).stream().noneMatch(place -> place.kinds().isEmpty() || place.kinds().contains(ActorKind.MICROENTERPRISE))) {
            return Optional.empty();
        }
        var in = Stream.concat(formation.entries().stream().map(Entry::actor), formation.named(emc.terms()).nodes().stream().map(Node::actor)).collect(Collectors.toSet());
        long theirs = parties.find(in).values().stream().filter(party -> party.platform() != null && platforms.contains(party.platform())).count();
        long all = microenterprises.countByPlatform().entrySet().stream().filter(one -> platforms.contains(one.getKey())).mapToLong(Map.Entry::getValue).sum();
        return theirs >= all ? Optional.empty() : Optional.of(new ClosingCall(code, emc.terms().title(), emc.terms().userScenario(), formation.round().deadline(), all - theirs));
    }

    /** @param missing how many of the platforms' micro-enterprises are not in */
    public record ClosingCall(EmcCode emc, String title, String userScenario, Instant joinDeadline, long missing) {}

    /** What has become of this person's commitments of late, chosen or not. */
    public List<CallView> answeredFor(CurrentUser reader, int limit) {
        var own = parties.actorsOf(reader);
        return own.isEmpty() ? List.of() : formations.opened(own, clock.instant().minus(TOLD), limit).stream().flatMap(code -> find(reader, code).stream()).toList();
    }

    /** The text that waits for signatures, for whom may read contracts of this EMC (domain.md §1a). */
    public Optional<Draft> draft(CurrentUser reader, EmcCode code) {
        if (!emcs.mayRead(reader, code)) {
            return Optional.empty();
        }
        var own = parties.actorsOf(reader);
        return formations.find(code).filter(formation -> formation.phase() == EmcState.SIGNING).flatMap(formation -> emcs.find(code).map(EmcView::terms)
                .filter(terms -> reader.isInside() || isParty(own, formation, terms))
                .map(terms -> new Draft(code, terms, TermsJson.hash(terms), formation.signing().map(Signing::dueAt).orElseThrow(), formation.earlierText())));
    }

    /** @param earlier what was to be signed in the round before, if somebody refused it */
    public record Draft(EmcCode emc, ContractTerms terms, String termsHash, Instant dueAt, Optional<ContractTerms> earlier) {}
}
