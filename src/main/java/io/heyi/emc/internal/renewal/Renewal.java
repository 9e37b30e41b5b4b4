package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals.FigureId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.internal.contract.Contracts.Version;
import io.heyi.shared.Fraction;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The renewal of one contract for one month: figures, disputes, proposal, confirmations, and what silence means (domain.md P3). Changed only by the steps of
 * {@code emc-contract-renewal} and by what people say in them.
 */
public final class Renewal {

    /** Refusal of an act for which it is too late. */
    static final String TOO_LATE = "emcrenewal.refusal.tooLate";

    private RenewalId id;
    private Instant startedAt;
    private Instant freezeAt;
    private Instant periodEnd;
    private RenewalStep step;
    private Instant dueAt;
    private String title;
    private String platform;
    private List<Member> members = List.of();
    private List<Member> former = List.of();
    private int presentVersion;
    private String presentHash;
    private int tacitBefore;
    private Instant disputeUntil;
    private Reward reward;
    private List<Dispute> disputes = new ArrayList<>();
    private List<Wish> wishes = new ArrayList<>();
    private int round;
    private Proposal proposal;
    private List<Answer> answers = new ArrayList<>();
    private Settlement settlement;
    private RenewalOutcome outcome;
    private Integer sealedVersion;
    private Instant endedAt;
    private transient List<RenewalFact> facts = new ArrayList<>();

    /** For reading from storage. */
    Renewal() {}

    public static Renewal start(RenewalId id, Instant freezeAt, Instant periodEnd, Instant now) {
        var renewal = new Renewal();
        renewal.id = id;
        renewal.startedAt = now;
        renewal.freezeAt = freezeAt;
        renewal.periodEnd = periodEnd;
        renewal.title = id.emc().value();
        renewal.waitFor(RenewalStep.WAITING_FOR_CUT_OFF, freezeAt);
        renewal.system("started", Map.of("until", periodEnd.toString()));
        return renewal;
    }

    // --- figures

    /** The figures are frozen for the contract as it stands now. */
    public void freeze(ContractTerms terms, int version, String termsHash, int tacitExtensionsBefore, int figures, Instant now) {
        members = Member.of(terms);
        title = terms.title();
        platform = terms.platform();
        presentVersion = version;
        presentHash = termsHash;
        tacitBefore = tacitExtensionsBefore;
        waitFor(RenewalStep.FROZEN, now);
        system("figuresFrozen", Map.of("figures", figures));
    }

    public void publish(Reward proposed, Instant until) {
        reward = proposed;
        disputeUntil = until;
        waitFor(RenewalStep.DISPUTABLE, until);
        system("resultsPublished", Map.of("until", until.toString(), "pool", proposed.pool().toPlainString()));
    }

    /**
     * A member disputes a figure, its own or another's. A second dispute of the same figure joins the first.
     *
     * @param party that the person acts for and that is in the contract (the caller has checked that the person acts for it)
     */
    public Ruling dispute(ActorId party, String person, FigureId figure, BigDecimal value, String reason, BigDecimal claimed, Instant at) {
        if (step != RenewalStep.DISPUTABLE || !at.isBefore(disputeUntil)) {
            return Ruling.tooLate("emcrenewal.refusal.windowClosed");
        }
        if (member(party).isEmpty() && former.stream().noneMatch(left -> left.actor().equals(party))) {
            return Ruling.refused("actor", "emcrenewal.error.notAMember");
        }
        var raised = new Dispute.Raised(party, person, reason, claimed, at);
        var known = disputes.stream().filter(d -> d.figure().equals(figure)).findFirst();
        if (known.isPresent()) {
            if (known.get().raised().stream().anyMatch(r -> r.actor().equals(party))) {
                return Ruling.refused("metric", "emcrenewal.error.disputedBefore");
            }
            replace(known.get().joinedBy(raised));
        } else {
            disputes.add(Dispute.of(String.valueOf(disputes.size() + 1), figure, value, raised));
        }
        facts.add(new RenewalFact(person, "figureDisputed", details("party", party, "figureOf", figure.actor(), "metric", figure.metric(), "value", value, "reason", reason)));
        return Ruling.accepted();
    }

    /**
     * Closes the window.
     *
     * @param leadsSideConcerned whether people of the lead's side have reported the figure, or stand behind its party or behind one that disputes it
     * @return the disputes to be settled
     */
    public List<Dispute> closeDisputeWindow(Predicate<Dispute> leadsSideConcerned, Instant answerDueAt, Instant proposalDueAt) {
        for (var dispute : List.copyOf(disputes)) {
            replace(dispute.asked(isLeads(dispute) || leadsSideConcerned.test(dispute), answerDueAt));
        }
        if (disputes.isEmpty()) {
            askForProposal(proposalDueAt);
        } else {
            waitFor(RenewalStep.SETTLING_DISPUTES, answerDueAt);
            system("disputesCollected", Map.of("disputes", disputes.size()));
        }
        return List.copyOf(disputes);
    }

    /**
     * Says when disputes come up who cannot rule on one, so that it is known before the mediator is called.
     *
     * @param leftOut people left out for a registered interest alone
     * @param possible whether anybody is left
     */
    public void mediatorsLookedAt(Dispute dispute, long leftOut, boolean possible) {
        if (leftOut > 0) {
            system("leftOut", details("figureOf", dispute.figure().actor(), "metric", dispute.figure().metric(), "leftOut", leftOut));
        }
        if (!possible) {
            system("nobodyToMediate", details("figureOf", dispute.figure().actor(), "metric", dispute.figure().metric()));
        }
    }

    /** The lead concerned: by its own figure, by one of the EMC as a whole, or as the one who disputes. */
    private boolean isLeads(Dispute dispute) {
        var lead = lead().value();
        return dispute.figure().actor().equals(lead) || dispute.figure().actor().equals(id.emc().value())
                || dispute.raised().stream().anyMatch(r -> r.actor().value().equals(lead));
    }

    /** @param corrected the right value; null rejects the dispute */
    public Ruling answerDispute(String disputeId, BigDecimal corrected, String reason, String person, Instant at) {
        var dispute = dispute(disputeId);
        if (step != RenewalStep.SETTLING_DISPUTES || dispute.state() != Dispute.State.LEAD_ASKED) {
            return Ruling.tooLate(TOO_LATE);
        }
        replace(dispute.answered(new Dispute.Word(corrected == null ? "reject" : "accept", person, reason, at), corrected));
        ruled(dispute, person, corrected == null ? "disputeRejected" : "figureCorrected", corrected, reason);
        return Ruling.accepted();
    }

    /**
     * The next mediator is asked.
     *
     * @param level of the ladder and its candidate group; empty when nobody is left: then the figure stands
     * @return whether there is something to mediate
     */
    public boolean askMediator(String disputeId, Optional<MediatorLevel> level, Instant due, Instant now) {
        var dispute = dispute(disputeId);
        if (dispute.isSettled()) {
            return false;
        }
        if (level.isEmpty()) {
            replace(dispute.ruled(new Dispute.Word("none", "system", "", now), null));
            system("figureStands", details("figureOf", dispute.figure().actor(), "metric", dispute.figure().metric()));
            return false;
        }
        replace(dispute.mediatedBy(level.get().number(), level.get().group(), due));
        dueAt = due;
        system("mediatorAsked", details("figureOf", dispute.figure().actor(), "metric", dispute.figure().metric(), "group", level.get().group()));
        return true;
    }

    /** @param group candidate group, e.g. {@code platform-owner:food} */
    public record MediatorLevel(int number, String group) {}

    /** @param corrected the right value; null upholds the figure */
    public Ruling mediate(String disputeId, String askedGroup, BigDecimal corrected, String reason, String person, Instant at) {
        var dispute = dispute(disputeId);
        if (step != RenewalStep.SETTLING_DISPUTES || dispute.state() != Dispute.State.MEDIATOR_ASKED || !askedGroup.equals(dispute.group())) {
            return Ruling.tooLate(TOO_LATE);
        }
        replace(dispute.ruled(new Dispute.Word(corrected == null ? "uphold" : "correct", person, reason, at), corrected));
        ruled(dispute, person, corrected == null ? "figureUpheld" : "figureCorrected", corrected, reason);
        return Ruling.accepted();
    }

    /** Corrections that the figures do not show yet; from now on they do. */
    public List<Dispute> takeCorrections() {
        var corrections = disputes.stream().filter(d -> d.state() == Dispute.State.CORRECTED && !d.applied()).toList();
        corrections.forEach(dispute -> replace(dispute.withApplied()));
        return corrections;
    }

    /** The month is shared otherwise than was thought. */
    public void recomputed(Reward anew) {
        reward = anew;
    }

    public void applied(Reward anew, Instant proposalDueAt) {
        reward = anew;
        askForProposal(proposalDueAt);
    }

    // --- terms

    private void askForProposal(Instant due) {
        round++;
        proposal = null;
        waitFor(RenewalStep.PROPOSING, due);
        system("proposalAsked", Map.of("round", round));
    }

    /** While the lead has not proposed for good, members say what they wish. */
    public Ruling wish(Wish wish) {
        if (step.compareTo(RenewalStep.PROPOSING) > 0 || proposal != null && proposal.published()) {
            return Ruling.tooLate(TOO_LATE);
        }
        wishes.removeIf(w -> w.actor().equals(wish.actor()));
        wishes.add(wish);
        facts.add(new RenewalFact(wish.person(), wish.leave() ? "leaveAnnounced" : "wished",
                details("party", wish.actor(), "reason", wish.text(), "ratioPercent", wish.ratioPercent())));
        return Ruling.accepted();
    }

    public boolean mayDraft() {
        return step.compareTo(RenewalStep.PROPOSING) <= 0;
    }

    /**
     * The lead proposes.
     *
     * @param terms null for no change
     * @param goalsOnly only goals and targets change
     * @param note for the members; may be empty
     */
    public Ruling propose(ContractTerms terms, String termsHash, boolean goalsOnly, String person, String session, String note, Instant at) {
        if (step != RenewalStep.PROPOSING || proposal != null) {
            return Ruling.tooLate(TOO_LATE);
        }
        proposal = new Proposal(round, person, session, at, terms, termsHash, goalsOnly, note, List.of(), false, false);
        facts.add(new RenewalFact(person, terms == null ? "noChangeProposed" : "changeProposed", details("round", round, "termsHash", termsHash, "note", note)));
        return Ruling.accepted();
    }

    /** Shows the proposal to the members; a silent lead proposes no change. */
    public Proposal publishProposal(Instant confirmDueAt, Instant now) {
        if (proposal == null) {
            proposal = new Proposal(round, null, null, now, null, presentHash, false, "", List.of(), false, false);
            system("leadSilent", Map.of("round", round));
        }
        proposal = proposal.publishedTo(List.copyOf(toAsk()));
        waitFor(RenewalStep.CONFIRMING, confirmDueAt);
        system("proposalPublished", Map.of("round", round, "members", proposal.asked().size()));
        return proposal;
    }

    /** Present members, those whom the proposal would add and those whom it would drop; neither the lead nor who leaves anyway. */
    private Set<ActorId> toAsk() {
        var asked = new LinkedHashSet<ActorId>();
        var leaving = leavingByOwnWord();
        if (leaving.contains(lead())) {
            return asked;
        }
        members.stream().filter(m -> !m.lead()).map(Member::actor).forEach(asked::add);
        if (proposal.changesTerms()) {
            proposal.terms().nodes().stream().filter(node -> !node.lead()).map(ContractTerms.Node::actor).forEach(asked::add);
        }
        asked.removeAll(leaving);
        return asked;
    }

    /** Whether one objection ends the asking at once: always, unless a part of the strategic members can carry the change. */
    public boolean objectionDecides(RenewalPolicy policy) {
        return !proposal.changesTerms() || isAll(quorum(policy));
    }

    private Fraction quorum(RenewalPolicy policy) {
        return proposal.goalsOnly() ? policy.goalQuorum() : policy.ratioQuorum();
    }

    private static boolean isAll(Fraction quorum) {
        return quorum.numerator() == quorum.denominator();
    }

    public Ruling answer(ActorId party, Answer.Kind kind, String person, String session, String reason, Instant at) {
        if (step != RenewalStep.CONFIRMING || answerOf(party).isPresent()) {
            return Ruling.tooLate(TOO_LATE);
        }
        if (!proposal.asked().contains(party)) {
            return Ruling.refused("actor", "emcrenewal.error.notAsked");
        }
        answers.add(new Answer(round, party, kind, person, session, proposal.termsHash(), reason, at));
        facts.add(new RenewalFact(person, switch (kind) {
            case CONFIRM -> "confirmed";
            case OBJECT -> "objected";
            case LEAVE -> "leaveAnnounced";
        }, details("party", party, "reason", reason, "termsHash", proposal.termsHash())));
        return Ruling.accepted();
    }

    /** Whether terms could be sealed. */
    public interface TermsRule extends Predicate<ContractTerms> {}

    /**
     * Decides what the answers and the silence mean.
     *
     * @param gone parties of the present or the proposed terms that act no more; they leave
     * @return empty when the lead is asked once more
     */
    public Optional<Settlement> closeConfirmation(ContractTerms present, Collection<ActorId> gone, RenewalPolicy policy, TermsRule sealable, Instant proposalDueAt) {
        gone.forEach(actor -> system("memberGone", details("party", actor)));
        var without = withoutLead(gone);
        if (without.isPresent()) {
            return settle(without.get());
        }
        if (isBlocked(gone, policy)) {
            if (round <= policy.renegotiations()) {
                askForProposal(proposalDueAt);
                return Optional.empty();
            }
            return settle(withoutAgreement(present, gone, policy, sealable, "objection"));
        }
        var leaving = leaving(gone);
        var next = nextTerms(present).without(leaving);
        if (!canGoOn(next, sealable)) {
            return settle(withoutAgreement(present, gone, policy, sealable, "notEnoughLeft"));
        }
        return settle(new Settlement(true, RenewalOutcome.RENEWED, proposal.changesTerms() ? "changed" : "unchanged", leaving));
    }

    /**
     * A part has changed within the month (docs/adr/0019). The contract goes on as it is now: what was proposed before is overtaken, whoever has left has no say in
     * the next month, and what was settled is settled anew. The month's figures stay; whoever has left may still dispute them.
     *
     * @param gone parties of the version that act no more
     */
    public void partsChanged(Version version, Collection<ActorId> gone, RenewalPolicy policy, TermsRule sealable) {
        system("partsChanged", details("version", version.number()));
        if (step == RenewalStep.WAITING_FOR_CUT_OFF) {
            return;
        }
        var now = Member.of(version.terms());
        var actors = now.stream().map(Member::actor).toList();
        former = Stream.concat(former.stream(), members.stream()).filter(member -> !actors.contains(member.actor())).toList();
        members = now;
        presentVersion = version.number();
        presentHash = version.termsHash();
        wishes.removeIf(wish -> !actors.contains(wish.actor()));
        answers.removeIf(answer -> !actors.contains(answer.actor()));
        if (proposal != null) {
            proposal = proposal.overtakenBy(presentHash, actors);
        }
        if (settlement != null) {
            settlement = settledAnew(version.terms(), gone, policy, sealable);
            system(settlement.agreed() ? "agreed" : "notAgreed", details("reason", settlement.reason(), "leaving", names(settlement.leaving()), "outcome", settlement.outcome().name()));
        }
    }

    private Settlement settledAnew(ContractTerms present, Collection<ActorId> gone, RenewalPolicy policy, TermsRule sealable) {
        var without = withoutLead(gone);
        if (without.isPresent()) {
            return without.get();
        }
        var reason = settlement.reason().replaceFirst("Again$", "");
        boolean agreed = settlement.agreed() || reason.equals("leadLeft");
        var leaving = List.copyOf(leavingAnyway(gone));
        if (agreed && canGoOn(present.without(leaving), sealable)) {
            return new Settlement(true, RenewalOutcome.RENEWED, "unchanged", leaving);
        }
        return withoutAgreement(present, gone, policy, sealable, agreed || reason.equals("nobodyLeft") ? "notEnoughLeft" : reason);
    }

    private Optional<Settlement> settle(Settlement decided) {
        settlement = decided;
        waitFor(RenewalStep.WAITING_FOR_MONTH_END, periodEnd);
        system(decided.agreed() ? "agreed" : "notAgreed", details("reason", decided.reason(), "leaving", names(decided.leaving()), "outcome", decided.outcome().name()));
        return Optional.of(decided);
    }

    private boolean isBlocked(Collection<ActorId> gone, RenewalPolicy policy) {
        var objecting = answersOf(Answer.Kind.OBJECT);
        if (objecting.isEmpty() || objectionDecides(policy)) {
            return !objecting.isEmpty();
        }
        var leaving = leavingAnyway(gone);
        var confirmed = answersOf(Answer.Kind.CONFIRM);
        var deciding = members.stream().filter(Member::strategic).map(Member::actor).filter(member -> !leaving.contains(member)).toList();
        long agreeing = deciding.stream().filter(member -> member.equals(lead()) || confirmed.contains(member)).count();
        return agreeing < quorum(policy).ceilingOf(deciding.size());
    }

    /** Who leaves by its own word or acts no more, and under changed terms whoever has not confirmed them. */
    private List<ActorId> leaving(Collection<ActorId> gone) {
        var out = leavingAnyway(gone);
        if (proposal.changesTerms()) {
            var confirmed = answersOf(Answer.Kind.CONFIRM);
            proposal.asked().stream().filter(asked -> !confirmed.contains(asked)).forEach(out::add);
        }
        return List.copyOf(out);
    }

    private Set<ActorId> leavingAnyway(Collection<ActorId> gone) {
        var out = new LinkedHashSet<>(gone);
        out.addAll(leavingByOwnWord());
        return out;
    }

    /** Whoever has announced it, or has answered so in any round: that word is not asked for again. */
    private Set<ActorId> leavingByOwnWord() {
        var out = new LinkedHashSet<ActorId>();
        wishes.stream().filter(Wish::leave).map(Wish::actor).forEach(out::add);
        answers.stream().filter(answer -> answer.kind() == Answer.Kind.LEAVE).map(Answer::actor).forEach(out::add);
        return out;
    }

    /** What the members said that are not asked about the proposal of this round because they leave anyway. */
    public List<Leaving> leavingUnasked() {
        var said = Stream.concat(wishes.stream().filter(Wish::leave).map(wish -> new Leaving(wish.actor(), wish.person(), wish.text(), wish.at())),
                answers.stream().filter(answer -> answer.kind() == Answer.Kind.LEAVE && answer.round() < round)
                        .map(answer -> new Leaving(answer.actor(), answer.person(), answer.reason(), answer.at())));
        var byActor = new LinkedHashMap<ActorId, Leaving>();
        said.forEach(leaving -> byActor.putIfAbsent(leaving.actor(), leaving));
        return List.copyOf(byActor.values());
    }

    /** A member's word that it leaves when the month ends. */
    public record Leaving(ActorId actor, String person, String reason, Instant at) {}

    /** Present terms for one more month, if that has not been done too often and if there is still a contract without those who leave. */
    private Settlement withoutAgreement(ContractTerms present, Collection<ActorId> gone, RenewalPolicy policy, TermsRule sealable, String reason) {
        var leaving = List.copyOf(leavingAnyway(gone));
        if (tacitBefore >= policy.tacitExtensions()) {
            return new Settlement(false, RenewalOutcome.LAPSED, reason + "Again", leaving);
        }
        boolean possible = canGoOn(present.without(leaving), sealable);
        return new Settlement(false, possible ? RenewalOutcome.OLD_TERMS : RenewalOutcome.LAPSED, possible ? reason : "nobodyLeft", leaving);
    }

    /** An alliance has at least two parties. */
    private static boolean canGoOn(ContractTerms terms, TermsRule sealable) {
        return terms.nodes().size() > 1 && sealable.test(terms);
    }

    private ContractTerms nextTerms(ContractTerms present) {
        return proposal.changesTerms() ? proposal.terms() : present;
    }

    /** An operator lets the process start anew, which was cancelled before it did anything. */
    public void startedAgain(String operator, String reason) {
        facts.add(new RenewalFact(operator, "startedAgain", details("reason", reason)));
    }

    /** An operator finishes the renewal because its process is gone: what is settled stands, and what is not ends as if nobody had agreed. */
    public void finishedByHand(ContractTerms present, Collection<ActorId> gone, RenewalPolicy policy, TermsRule sealable, String operator, String reason) {
        facts.add(new RenewalFact(operator, "finishedByHand", details("reason", reason)));
        if (settlement == null) {
            settle(withoutLead(gone).orElseGet(() -> withoutAgreement(present, gone, policy, sealable, "processCancelled")));
        }
    }

    private Optional<Settlement> withoutLead(Collection<ActorId> gone) {
        return leavingAnyway(gone).contains(lead()) ? Optional.of(new Settlement(false, RenewalOutcome.LAPSED, "leadLeft", List.of(lead()))) : Optional.empty();
    }

    // --- month end

    public void startClosing(Instant now) {
        waitFor(RenewalStep.CLOSING, now);
        system("monthClosed", Map.of());
    }

    /** Terms of the next version. @throws IllegalStateException when there is none */
    public ContractTerms sealableTerms(ContractTerms present) {
        return switch (settlement.outcome()) {
            case RENEWED -> nextTerms(present).without(settlement.leaving());
            case OLD_TERMS -> present.without(settlement.leaving());
            case LAPSED -> throw new IllegalStateException(id + " ends without a version");
        };
    }

    public void end(Integer version, Instant now) {
        outcome = settlement.outcome();
        sealedVersion = version;
        endedAt = now;
        waitFor(RenewalStep.ENDED, null);
        system(switch (outcome) {
            case RENEWED -> "renewed";
            case OLD_TERMS -> "runsOnOldTerms";
            case LAPSED -> "lapsed";
        }, details("version", version, "reason", settlement.reason()));
    }

    /** The contract was ended under one of its conditions while it was being renewed; a repeat changes nothing. */
    public void endEarly(Instant now) {
        if (outcome == null) {
            settlement = new Settlement(false, RenewalOutcome.LAPSED, "terminated", List.of());
            end(null, now);
        }
    }

    // --- questions

    public ActorId lead() {
        return members.stream().filter(Member::lead).map(Member::actor).findFirst().orElseThrow(() -> new IllegalStateException(id + " has no lead yet"));
    }

    public Optional<Member> member(ActorId actor) {
        return members.stream().filter(m -> m.actor().equals(actor)).findFirst();
    }

    public Optional<Answer> answerOf(ActorId party) {
        return answers.stream().filter(a -> a.round() == round && a.actor().equals(party)).findFirst();
    }

    private List<ActorId> answersOf(Answer.Kind kind) {
        return answers.stream().filter(a -> a.round() == round && a.kind() == kind).map(Answer::actor).toList();
    }

    /** Members that have not answered in this round. */
    public List<ActorId> silent() {
        return proposal == null ? List.of() : proposal.asked().stream().filter(asked -> answerOf(asked).isEmpty()).toList();
    }

    /** Actors, or candidate groups of mediators, that the renewal waits for. */
    public List<String> waitingFor() {
        return switch (step) {
            case SETTLING_DISPUTES -> disputes.stream().filter(d -> !d.isSettled())
                    .flatMap(d -> d.state() == Dispute.State.LEAD_ASKED ? Stream.of(lead().value()) : Stream.ofNullable(d.group()))
                    .distinct().sorted().toList();
            case PROPOSING -> proposal == null ? List.of(lead().value()) : List.of();
            case CONFIRMING -> silent().stream().map(ActorId::value).toList();
            case WAITING_FOR_CUT_OFF, FROZEN, DISPUTABLE, WAITING_FOR_MONTH_END, CLOSING, ENDED -> List.of();
        };
    }

    public WaitsOn waitsOn() {
        return switch (step) {
            case WAITING_FOR_CUT_OFF, DISPUTABLE, WAITING_FOR_MONTH_END -> WaitsOn.DATE;
            case FROZEN, CLOSING -> WaitsOn.SYSTEM;
            case SETTLING_DISPUTES -> waitsOnRulings();
            case PROPOSING -> proposal == null ? WaitsOn.LEAD : WaitsOn.SYSTEM;
            case CONFIRMING -> silent().isEmpty() ? WaitsOn.SYSTEM : WaitsOn.MEMBERS;
            case ENDED -> WaitsOn.NOBODY;
        };
    }

    private WaitsOn waitsOnRulings() {
        if (disputes.stream().anyMatch(d -> d.state() == Dispute.State.LEAD_ASKED)) {
            return WaitsOn.LEAD;
        }
        return disputes.stream().allMatch(Dispute::isSettled) ? WaitsOn.SYSTEM : WaitsOn.MEDIATOR;
    }

    /** @throws IllegalStateException for an unknown id */
    public Dispute dispute(String disputeId) {
        return disputes.stream().filter(d -> d.id().equals(disputeId)).findFirst().orElseThrow(() -> new IllegalStateException("no dispute " + disputeId + " in " + id));
    }

    private void replace(Dispute changed) {
        disputes.replaceAll(d -> d.id().equals(changed.id()) ? changed : d);
    }

    private void waitFor(RenewalStep next, Instant due) {
        step = next;
        dueAt = due;
    }

    /** For reminders, which change nothing but the history. */
    public void reminded(String reminderStep, List<String> whom) {
        system("reminded", Map.of("step", reminderStep, "whom", whom));
    }

    private void ruled(Dispute dispute, String person, String fact, BigDecimal corrected, String reason) {
        facts.add(new RenewalFact(person, fact, details("figureOf", dispute.figure().actor(), "metric", dispute.figure().metric(), "oldValue", dispute.disputedValue(),
                "newValue", corrected, "reason", reason)));
    }

    private void system(String fact, Map<String, Object> details) {
        facts.add(new RenewalFact("system", fact, details));
    }

    private static List<String> names(List<ActorId> actors) {
        return actors.stream().map(ActorId::value).toList();
    }

    private static Map<String, Object> details(Object... keysAndValues) {
        var details = new HashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            var value = keysAndValues[i + 1];
            if (value != null && !"".equals(value)) {
                details.put((String) keysAndValues[i], value instanceof ActorId || value instanceof BigDecimal ? value.toString() : value);
            }
        }
        return details;
    }

    /** What happened since the last call; for storing beside the renewal. */
    List<RenewalFact> takeFacts() {
        var taken = List.copyOf(facts);
        facts = new ArrayList<>();
        return taken;
    }

    public RenewalId id() {
        return id;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant freezeAt() {
        return freezeAt;
    }

    public Instant periodEnd() {
        return periodEnd;
    }

    public RenewalStep step() {
        return step;
    }

    /** Deadline of what is waited for; empty at the end. */
    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    public String title() {
        return title;
    }

    /** Sponsoring industry platform; null before the figures are frozen. */
    public String platform() {
        return platform;
    }

    public List<Member> members() {
        return members;
    }

    /** Parties that have left within the month. */
    public List<Member> former() {
        return former;
    }

    public int presentVersion() {
        return presentVersion;
    }

    public Optional<Instant> disputeUntil() {
        return Optional.ofNullable(disputeUntil);
    }

    public Optional<Reward> reward() {
        return Optional.ofNullable(reward);
    }

    public List<Dispute> disputes() {
        return List.copyOf(disputes);
    }

    public List<Wish> wishes() {
        return List.copyOf(wishes);
    }

    public int round() {
        return round;
    }

    public Optional<Proposal> proposal() {
        return Optional.ofNullable(proposal);
    }

    public List<Answer> answers() {
        return List.copyOf(answers);
    }

    public Optional<Settlement> settlement() {
        return Optional.ofNullable(settlement);
    }

    public Optional<RenewalOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<Integer> sealedVersion() {
        return Optional.ofNullable(sealedVersion);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Terms hash of the version that ends. */
    public String presentHash() {
        return presentHash;
    }

}
