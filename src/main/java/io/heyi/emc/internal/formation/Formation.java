package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.formation.Candidate.Standing;
import io.heyi.emc.internal.formation.Review.Decision;
import io.heyi.emc.internal.formation.Signing.Slot;
import io.heyi.emc.internal.formation.Signing.State;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.tender.Questions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An EMC from call to active contract (domain.md P2). People's acts are recorded here first and reach the process afterwards, so this record is always ahead of the
 * engine; steps of the process move it on. Whoever finds a rule broken gets a {@link Ruling}; a step at the wrong time is a fault and throws
 * {@link IllegalStateException}.
 */
public final class Formation {

    /** Facts that tell who bids: nobody's business but the bidder's until the box is opened (docs/adr/0011). */
    static final Set<String> SEALED = Set.of("committed", "commitmentReplaced", "commitmentWithdrawn");

    private static final String SYSTEM = "system";

    private EmcCode emc;
    private ActorId lead;
    private boolean canvas;
    private EmcState phase;
    private Map<String, BigDecimal> weights = new TreeMap<>();
    private Instant reviewAsked;
    private Instant reviewDueAt;
    private boolean extended;
    private List<CallRound> rounds = new ArrayList<>();
    private List<Entry> entries = new ArrayList<>();
    private Questions questions = new Questions();
    private List<Candidate> candidates = new ArrayList<>();
    private Review review;
    private String note;
    private boolean reviewOpen;
    private BigDecimal leadRatio;
    private Split split;
    private Set<ActorId> lost = new HashSet<>();
    private Signing signing;
    private ContractTerms text;
    private ContractTerms earlierText;
    private boolean signingOpen;
    /** A strategic member that no place was called for is gone: nobody can follow it. */
    private boolean lostWithoutPlace;
    /** Places that members have left and nobody has taken yet. */
    private Set<String> emptied = new HashSet<>();
    private transient List<FormationFact> facts = new ArrayList<>();

    private Formation() {}

    private Formation(EmcCode emc, ActorId lead, boolean canvas, EmcState phase) {
        this.emc = emc;
        this.lead = lead;
        this.canvas = canvas;
        this.phase = phase;
    }

    /** @param reviewAsked by when the lead wants to have chosen; null for the policy's time */
    static Formation call(EmcCode emc, ContractTerms terms, CallWindow window, Instant reviewAsked, Map<String, BigDecimal> weights, String by, Instant now) {
        var formation = new Formation(emc, terms.lead().orElseThrow().actor(), false, EmcState.JOINING);
        formation.reviewAsked = reviewAsked;
        formation.weights = new TreeMap<>(weights);
        formation.rounds.add(CallRound.of(1, terms.places().stream().map(Place::id).toList(), window));
        formation.happened(now, by, "callOpened", List.of(window.deadline().toString()), Map.of("joinDeadline", window.deadline().toString(),
                "questionsUntil", window.questionsUntil().toString(), "weights", weights.toString()));
        return formation;
    }

    static Formation canvas(EmcCode emc, ContractTerms terms, String by, Instant now) {
        var formation = new Formation(emc, terms.lead().orElseThrow().actor(), true, EmcState.DRAFT);
        formation.split = terms.split();
        formation.happened(now, by, "canvasOpened", List.of(), Map.of());
        return formation;
    }

    // ---- committing

    /** Whether a commitment of this actor would be taken now. */
    Ruling mayCommit(ActorId actor, String place, ContractTerms terms, Instant now) {
        if (phase != EmcState.JOINING) {
            return Ruling.tooLate("emcformation.refusal.callClosed");
        }
        if (!now.isBefore(round().deadline())) {
            return Ruling.tooLate("emcformation.refusal.afterDeadline", round().deadline());
        }
        if (!round().places().contains(place)) {
            return Ruling.refused("place", "emcformation.error.placeNotCalled", place);
        }
        boolean inside = named(terms).node(actor).isPresent() || candidate(actor).filter(one -> one.is(Standing.ACCEPTED)).isPresent();
        if (inside) {
            return Ruling.refused("actor", "emcformation.error.alreadyMember", actor.value());
        }
        return candidate(actor).filter(one -> one.is(Standing.REMOVED)).isPresent()
                ? Ruling.refused("actor", "emcformation.error.removedBefore", actor.value()) : Ruling.accepted();
    }

    void committed(Entry entry) {
        boolean again = entries.removeIf(one -> one.round() == entry.round() && one.actor().equals(entry.actor()));
        entries.add(entry);
        happened(entry.at(), entry.by(), again ? "commitmentReplaced" : "committed", List.of(entry.actor().value()),
                Map.of("digest", entry.digest()));
    }

    void commitmentWithdrawn(ActorId actor, String by, Instant now) {
        var digest = entry(actor).map(Entry::digest).orElse("-");
        entries.removeIf(one -> one.round() == round().number() && one.actor().equals(actor));
        happened(now, by, "commitmentWithdrawn", List.of(actor.value()), Map.of("digest", digest));
    }

    Optional<Entry> entry(ActorId actor) {
        return rounds.isEmpty() ? Optional.empty() : entries().stream().filter(one -> one.actor().equals(actor)).findFirst();
    }

    /** Receipts of the present round. */
    List<Entry> entries() {
        return rounds.isEmpty() ? List.of() : entries.stream().filter(one -> one.round() == round().number()).toList();
    }

    /** Whether one of them lies or lay in the box of any round. */
    boolean hasBidFrom(Collection<ActorId> actors) {
        return bidders().stream().anyMatch(actors::contains);
    }

    Set<ActorId> bidders() {
        return entries.stream().map(Entry::actor).collect(Collectors.toSet());
    }

    private long entriesFor(String place) {
        return entries().stream().filter(entry -> entry.place().equals(place)).count();
    }

    // ---- questions

    /** Who asked is written to nobody's history. */
    Ruling ask(Questions.Asking asking, Instant now) {
        var until = round().questionsUntil();
        return questions.ask(asking, takesQuestions(now) ? Ruling.accepted() : Ruling.tooLate("tenderroom.refusal.questionsOver", until), now,
                added -> happened(now, SYSTEM, "questionAsked", List.of(String.valueOf(added.number())), Map.of("question", added.number())));
    }

    /** Commitments may be replaced after an answer, so it can be given until the join deadline. */
    Ruling answer(int number, String text, String by, Instant now) {
        var window = isTaking(now) ? Ruling.accepted() : Ruling.tooLate("emcformation.refusal.answersOver", round().deadline());
        return questions.answer(number, text, by, window, now,
                added -> happened(now, by, "questionAnswered", List.of(String.valueOf(number)), Map.of("question", number, "answer", added.answer())));
    }

    /**
     * Whose answers are taken: the lead's, and those of stand-ins once they are called, unless an actor of theirs bids.
     *
     * @param own actors that the person acts for
     * @param standIn whether the person has the role of stand-ins
     */
    boolean isAnsweredBy(Collection<ActorId> own, boolean standIn) {
        return own.contains(lead) || standIn && round().standInsAt() != null && !hasBidFrom(own);
    }

    boolean takesQuestions(Instant now) {
        return isTaking(now) && now.isBefore(round().questionsUntil());
    }

    /** Whether the round is open. */
    boolean isTaking(Instant now) {
        return phase == EmcState.JOINING && now.isBefore(round().deadline());
    }

    Questions questions() {
        return questions;
    }

    // ---- steps of the call

    /** Whether the box may be opened now, or the call is extended first: once, in the first round, when a place has fewer commitments than the policy wants. */
    boolean needsExtension(FormationPolicy policy) {
        return round().number() == 1 && !extended && round().places().stream().anyMatch(place -> entriesFor(place) < policy.minimumCommitments());
    }

    void extend(Instant until, Instant now) {
        demand(EmcState.JOINING);
        extended = true;
        replaceRound(round().until(until));
        happened(now, SYSTEM, "callExtended", List.of(until.toString()), Map.of("joinDeadline", until.toString(), "commitments", entries().size()));
    }

    void invitedReminded(Instant now) {
        replaceRound(round().reminded(now));
        reminded("invitedReminded", List.of(String.valueOf(entries().size())), now);
    }

    void platformOwnersTold(Instant now) {
        replaceRound(round().escalated(now));
        reminded("platformOwnersTold", List.of(), now);
    }

    /** The lead, while questions wait for an answer. A repeat changes nothing. */
    void answersReminded(Instant now) {
        if (questions.unanswered() > 0 && round().answersRemindedAt() == null) {
            replaceRound(round().answersReminded(now));
            happened(now, SYSTEM, "questionsReminded", List.of(String.valueOf(questions.unanswered())), Map.of("unanswered", questions.unanswered()));
        }
    }

    /** The lead has left questions open: stand-ins may answer too from now on. A repeat changes nothing. */
    void standInsCalled(Instant now) {
        if (questions.unanswered() > 0 && round().standInsAt() == null) {
            replaceRound(round().standInsCalled(now));
            happened(now, SYSTEM, "questionsEscalated", List.of(String.valueOf(questions.unanswered())), Map.of("unanswered", questions.unanswered()));
        }
    }

    void reminded(String fact, List<String> arguments, Instant now) {
        happened(now, SYSTEM, fact, arguments, Map.of());
    }

    /** What the opened box leads to. */
    enum Opened { REVIEW, NOTHING_NEW, NOBODY }

    Opened open(List<Candidate> opened, ContractTerms terms, FormationPolicy policy, Instant now) {
        demand(EmcState.JOINING);
        replaceRound(round().opened(now));
        for (var candidate : opened) {
            candidates.removeIf(one -> one.actor().equals(candidate.actor()));
            candidates.add(candidate);
            lost.remove(candidate.actor());
        }
        long eligible = opened.stream().filter(Candidate::eligible).count();
        happened(now, SYSTEM, "commitmentsOpened", List.of(String.valueOf(opened.size()), String.valueOf(eligible)),
                Map.of("commitments", opened.size(), "eligible", eligible, "receipts",
                        entries().stream().map(entry -> entry.actor() + ", " + entry.place() + ", " + entry.by() + ": " + entry.digest()).toList()));
        if (eligible == 0) {
            return round().number() > 1 || isComplete(assembled(terms)) ? Opened.NOTHING_NEW : Opened.NOBODY;
        }
        phase = EmcState.REVIEW;
        reviewOpen = true;
        review = null;
        reviewDueAt = reviewAsked != null && round().number() == 1 && reviewAsked.isAfter(now.plusSeconds(policy.reviewReminderHours() * 3600L)) ? reviewAsked
                : now.plus(policy.reviewTime());
        return Opened.REVIEW;
    }

    /**
     * @param leftOut people of the lead left out for a registered interest alone
     * @param possible whether anybody of the lead can choose
     */
    void choosersLookedAt(long leftOut, boolean possible, Instant now) {
        if (leftOut > 0) {
            happened(now, SYSTEM, "leftOut", List.of(String.valueOf(leftOut)), Map.of("leftOut", leftOut));
        }
        if (!possible) {
            happened(now, SYSTEM, "nobodyToChoose", List.of(), Map.of());
        }
    }

    // ---- the lead's choice

    private ReviewRules rules(ContractTerms terms) {
        return new ReviewRules(named(terms), candidates);
    }

    /** What the lead has drafted so far, else what is proposed to it. */
    Review review(ContractTerms terms) {
        var rules = rules(terms);
        return review == null ? rules.proposal() : rules.completed(review);
    }

    /** Takes a draft without looking at it; {@link #checkReview} tells what is wrong with it. */
    Ruling draftReview(Review draft) {
        if (!reviewOpen) {
            return Ruling.tooLate("emcformation.refusal.reviewClosed");
        }
        review = draft;
        return Ruling.accepted();
    }

    List<FieldError> checkReview(ContractTerms terms) {
        return rules(terms).check(review(terms));
    }

    /** @param forMembers what the lead tells them; null for nothing */
    Ruling fixReview(ContractTerms terms, String forMembers, String by, Instant now) {
        if (!reviewOpen) {
            return Ruling.tooLate("emcformation.refusal.reviewClosed");
        }
        var errors = checkReview(terms);
        if (!errors.isEmpty()) {
            return Ruling.refused(errors);
        }
        var fixed = review(terms);
        apply(fixed);
        note = forMembers;
        happened(now, by, "reviewFixed", List.of(accepted()), Map.of("accepted", accepted(), "split", fixed.split().name(),
                "ratioSum", ReviewRules.sum(fixed, named(terms)).toPlainString()));
        return Ruling.accepted();
    }

    private void apply(Review fixed) {
        candidates.replaceAll(candidate -> fixed.of(candidate.actor()).filter(choice -> candidate.mayBeChosen())
                .map(choice -> candidate.standing(switch (choice.decision()) {
                    case ACCEPT -> Standing.ACCEPTED;
                    case REJECT -> Standing.REJECTED;
                    case REMOVE -> Standing.REMOVED;
                }, choice.reason(), choice.decision() == Decision.ACCEPT ? choice.ratioPercent() : null)).orElse(candidate));
        review = fixed;
        leadRatio = fixed.leadRatioPercent();
        split = fixed.split();
        reviewOpen = false;
    }

    /**
     * The lead was silent: everybody eligible joins whom a contract has room for, and the pool is split equally (domain.md E7). What was fixed in time stays: whoever
     * joins a pool that is split by ratios already gets what it asked for, as far as something is left.
     */
    void acceptAll(ContractTerms terms, Instant now) {
        if (!reviewOpen) {
            return;
        }
        var open = candidates.stream().filter(candidate -> candidate.is(Standing.OPEN) && candidate.round() == round().number()).toList();
        var joining = Membership.fitting(filled(terms), open);
        if (split == null) {
            split = Split.EQUAL;
        }
        var left = ReviewRules.HUNDRED.subtract(Membership.given(filled(terms)));
        for (var candidate : open) {
            replace(candidate.standing(Standing.REJECTED, null, null));
        }
        for (var candidate : joining) {
            var ratio = split == Split.EQUAL || Membership.isTactical(terms, candidate) ? null : candidate.commitment().shareAskedPercent().min(left);
            left = ratio == null ? left : left.subtract(ratio);
            replace(candidate.standing(Standing.ACCEPTED, null, ratio));
        }
        reviewOpen = false;
        happened(now, SYSTEM, "leadSilent", List.of(accepted()), Map.of("accepted", accepted(), "split", split.name()));
    }

    Optional<Review> fixedReview() {
        return reviewOpen ? Optional.empty() : Optional.ofNullable(review);
    }

    private String accepted() {
        return candidates.stream().filter(candidate -> candidate.is(Standing.ACCEPTED)).map(candidate -> candidate.actor().value()).sorted()
                .reduce((a, b) -> a + ", " + b).orElse("-");
    }

    // ---- contract and signatures

    /** The terms with the lead and those named beforehand, less who has been lost, on what has been fixed so far. */
    ContractTerms named(ContractTerms terms) {
        return Membership.named(terms, candidates, lost, leadRatio, split);
    }

    private ContractTerms filled(ContractTerms terms) {
        return Membership.filled(named(terms), candidates);
    }

    /** What the terms would be with everybody who is in now; empty tactical places are dropped. */
    ContractTerms assembled(ContractTerms terms) {
        var filled = filled(terms);
        return Membership.without(filled, Membership.empty(filled, Tier.TACTICAL));
    }

    /** What the terms would be if this candidate were in as well. */
    ContractTerms with(Candidate candidate, ContractTerms terms) {
        var others = candidates.stream().filter(one -> !one.actor().equals(candidate.actor()));
        return Membership.filled(named(terms), Stream.concat(others, Stream.of(candidate.standing(Standing.ACCEPTED, null, candidate.commitment().shareAskedPercent()))).toList());
    }

    /** Ids of all places that nobody fills now. */
    List<String> emptyPlaces(ContractTerms terms) {
        var filled = filled(terms);
        return filled.places().stream().map(Place::id).filter(id -> filled.nodes().stream().noneMatch(node -> id.equals(node.place()))).toList();
    }

    /** Takes out whom no contract can have (any more); the next best follow. */
    void exclude(Map<ActorId, String> obstacles, ContractTerms assembled, Instant now) {
        obstacles.forEach((actor, obstacle) -> lose(actor, obstacle, assembled, now));
        markEmptied(obstacles.keySet(), assembled);
    }

    /** What the draft of the contract leads to. */
    enum Drafted { SIGN, REOPEN, LAPSE }

    /**
     * A strategic place that nobody fills is called again once, and so is any place that a lost member leaves empty; an EMC without any member has no reason to be
     * (domain.md P2, D3).
     */
    Drafted drafted(ContractTerms assembled) {
        if (lostWithoutPlace) {
            return Drafted.LAPSE;
        }
        boolean mayReopen = !canvas && rounds.size() < 2;
        if (isComplete(assembled) && (emptied.isEmpty() || !mayReopen)) {
            return Drafted.SIGN;
        }
        return mayReopen ? Drafted.REOPEN : Drafted.LAPSE;
    }

    private static boolean isComplete(ContractTerms assembled) {
        return Membership.empty(assembled, Tier.STRATEGIC).isEmpty() && assembled.nodes().size() > 1;
    }

    void reopen(List<String> places, CallWindow window, Instant now) {
        rounds.add(CallRound.of(rounds.size() + 1, places, window));
        phase = EmcState.JOINING;
        signing = null;
        emptied.clear();
        happened(now, SYSTEM, "placesReopened", List.of(String.join(", ", places), window.deadline().toString()),
                Map.of("places", String.join(", ", places), "joinDeadline", window.deadline().toString(), "questionsUntil", window.questionsUntil().toString()));
    }

    /** What is to be signed now; the text that somebody did not sign stays for comparison. */
    void draftedAs(ContractTerms terms) {
        earlierText = text;
        text = terms;
    }

    /** What was to be signed in the round before, if there was one. */
    /** What all have signed; empty before. */
    Optional<ContractTerms> signedText() {
        return phase == EmcState.ACTIVE ? Optional.ofNullable(text) : Optional.empty();
    }

    Optional<ContractTerms> earlierText() {
        return Optional.ofNullable(earlierText);
    }

    void startSigning(String termsHash, List<ActorId> signatories, Instant dueAt, Instant now) {
        phase = EmcState.SIGNING;
        signing = new Signing(signing == null ? 1 : signing.round() + 1, termsHash, dueAt, signatories.stream().map(Slot::asked).toList());
        signingOpen = true;
        happened(now, SYSTEM, "contractDrafted", List.of(String.valueOf(signatories.size())), Map.of("termsHash", termsHash, "dueAt", dueAt.toString(),
                "signatories", String.join(", ", signatories.stream().map(ActorId::value).toList())));
    }

    Ruling sign(ActorId actor, String person, String shownHash, String session, Instant now) {
        return answer(actor, shownHash, new Slot(actor, State.SIGNED, person, session, null, now), "contractSigned");
    }

    Ruling refuse(ActorId actor, String person, String shownHash, String reason, String session, Instant now) {
        return answer(actor, shownHash, new Slot(actor, State.REFUSED, person, session, reason, now), "signatureRefused");
    }

    private Ruling answer(ActorId actor, String shownHash, Slot answer, String fact) {
        if (phase != EmcState.SIGNING || !signingOpen || !signing.termsHash().equals(shownHash)) {
            return Ruling.tooLate("emcformation.refusal.otherText");
        }
        if (signing.of(actor).filter(slot -> slot.state() == State.ASKED).isEmpty()) {
            return Ruling.tooLate("emcformation.refusal.alreadyAnswered");
        }
        signing = signing.with(answer);
        happened(answer.at(), answer.person(), fact, List.of(actor.value()), Map.of("actor", actor.value(), "termsHash", shownHash,
                "reason", answer.reason() == null ? "" : answer.reason()));
        return Ruling.accepted();
    }

    /** What the signatures lead to. */
    enum Checked { ALL_SIGNED, AGAIN, LAPSE }

    /** Whoever refused, or stayed silent although nobody refused, is out; the next best takes the place on the same ratio. A refusal ends the round before others could answer. */
    Checked checkSignatures(ContractTerms terms, Instant now) {
        signingOpen = false;
        if (signing.signedByAll()) {
            return Checked.ALL_SIGNED;
        }
        var out = signing.slots().stream().filter(slot -> signing.anyRefusal() ? slot.state() == State.REFUSED : slot.state() == State.ASKED).map(Slot::actor).toList();
        if (out.contains(lead)) {
            return Checked.LAPSE;
        }
        out.forEach(actor -> lose(actor, null, terms, now));
        markEmptied(out, terms);
        return Checked.AGAIN;
    }

    private void markEmptied(Collection<ActorId> gone, ContractTerms terms) {
        var empty = emptyPlaces(terms);
        gone.forEach(actor -> terms.node(actor).map(Node::place).filter(empty::contains).ifPresent(emptied::add));
    }

    /** @param obstacle why no contract can have it; null when it has not signed */
    private void lose(ActorId actor, String obstacle, ContractTerms terms, Instant now) {
        var node = terms.node(actor);
        lost.add(actor);
        candidate(actor).ifPresent(gone -> replace(obstacle == null ? gone.standing(Standing.LOST, gone.note(), null) : gone.excluded(obstacle)));
        happened(now, SYSTEM, obstacle == null ? "memberLost" : "memberExcluded", List.of(actor.value()), Map.of("actor", actor.value()));
        if (node.isEmpty() || node.get().place() == null || Membership.place(terms, node.get().place()).isEmpty()) {
            lostWithoutPlace = lostWithoutPlace || node.filter(one -> one.tier() == Tier.STRATEGIC).isPresent();
            return;
        }
        candidates.stream().filter(one -> one.eligible() && one.mayFollow() && one.place().equals(node.get().place())).min(ReviewRules.BEST_FIRST).ifPresent(next -> {
            replace(next.standing(Standing.ACCEPTED, next.note(), node.get().ratioPercent()));
            happened(now, SYSTEM, "nextBest", List.of(next.actor().value(), node.get().place()), Map.of("actor", next.actor().value(), "place", node.get().place(),
                    "replaces", actor.value()));
        });
    }

    // ---- ends

    void activated(Instant now) {
        demand(EmcState.SIGNING);
        phase = EmcState.ACTIVE;
        happened(now, SYSTEM, "activated", List.of(), Map.of("termsHash", signing.termsHash()));
    }

    void lapse(String reason, Instant now) {
        if (phase == EmcState.LAPSED) {
            return;
        }
        phase = EmcState.LAPSED;
        reviewOpen = false;
        happened(now, SYSTEM, "lapsed." + reason, List.of(), Map.of("reason", reason));
    }

    /** An operator closes a call or a signing whose process is gone. */
    void cancel(String operator, String reason, Instant now) {
        phase = EmcState.LAPSED;
        reviewOpen = false;
        happened(now, operator, "cancelled", List.of(reason), Map.of("reason", reason));
    }

    /** Possible until the first signature. */
    boolean mayBeWithdrawn() {
        return switch (phase) {
            case DRAFT, JOINING, REVIEW -> true;
            case SIGNING -> !signing.anySignature();
            default -> false;
        };
    }

    Ruling withdraw(String reason, String by, Instant now) {
        if (!mayBeWithdrawn()) {
            return Ruling.tooLate(phase == EmcState.SIGNING ? "emcformation.refusal.alreadySigned" : "emcformation.refusal.closed");
        }
        phase = EmcState.WITHDRAWN;
        reviewOpen = false;
        happened(now, by, "callWithdrawn", List.of(reason), Map.of("reason", reason));
        return Ruling.accepted();
    }

    // ---- reading

    public EmcCode emc() {
        return emc;
    }

    public ActorId lead() {
        return lead;
    }

    public boolean isCanvas() {
        return canvas;
    }

    public EmcState phase() {
        return phase;
    }

    public Map<String, BigDecimal> weights() {
        return new TreeMap<>(weights);
    }

    public boolean isExtended() {
        return extended;
    }

    public boolean isReviewOpen() {
        return reviewOpen;
    }

    public Optional<Instant> reviewDueAt() {
        return Optional.ofNullable(reviewDueAt == null ? reviewAsked : reviewDueAt);
    }

    boolean isSigningOpen() {
        return phase == EmcState.SIGNING && signingOpen;
    }

    public Optional<Signing> signing() {
        return Optional.ofNullable(signing);
    }

    /** What the lead told the members when it had chosen. */
    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    /** The latest window; a canvas has none. */
    public CallRound round() {
        return rounds.getLast();
    }

    public boolean hasCall() {
        return !rounds.isEmpty();
    }

    /** Opened commitments, best first within their places. */
    public List<Candidate> candidates() {
        return candidates.stream().sorted(ReviewRules.BEST_FIRST).toList();
    }

    public Optional<Candidate> candidate(ActorId actor) {
        return candidates.stream().filter(one -> one.actor().equals(actor)).findFirst();
    }

    List<FormationFact> takeFacts() {
        var taken = List.copyOf(facts);
        facts.clear();
        return taken;
    }

    private void replace(Candidate changed) {
        candidates.replaceAll(one -> one.actor().equals(changed.actor()) ? changed : one);
    }

    private void replaceRound(CallRound changed) {
        rounds.set(rounds.size() - 1, changed);
    }

    private void demand(EmcState expected) {
        if (phase != expected) {
            throw new IllegalStateException(emc + " is " + phase + ", not " + expected);
        }
    }

    private void happened(Instant at, String actor, String fact, List<String> arguments, Map<String, Object> details) {
        facts.add(new FormationFact(at, actor, fact, arguments, details));
    }
}
