package io.heyi.tender.internal.domain;

import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.tender.PartyId;
import io.heyi.tender.Questions;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.TenderTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A tender from draft to outcome (issue 4, part 3; domain.md P8). People's acts are recorded here first and reach the process afterwards; steps of the process move
 * it on. Whoever finds a rule broken gets a {@link Ruling}; a step at the wrong time is a fault and throws {@link IllegalStateException}.
 */
public final class Tender {

    /** Facts that tell who takes part: nobody's business but the bidder's until the box is opened (docs/adr/0011). */
    static final Set<String> SEALED = Set.of("asked", "bidSealed", "bidWithdrawn");
    static final String SYSTEM = "system";
    /** The step of answering, for which stand-ins may be called. */
    public static final String QUESTIONS = "questions";
    /** Fact that nobody impartial is left among those asked for a step. */
    public static final String PANEL_IMPOSSIBLE = "panelImpossible";

    private TenderCode code;
    private String reference;
    private TenderState state;
    private String createdBy;
    private transient TenderTerms terms;
    private String termsDigest;
    private Instant publishedAt;
    private Instant bidsUntil;
    private boolean extended;
    private Instant questionsRemindedAt;
    private Instant questionsClosedAt;
    private Instant remindedAt;
    private Questions questions = new Questions();
    private Receipts receipts = new Receipts();
    private List<Confirmation> confirmations = new ArrayList<>();
    private Evaluation evaluation = new Evaluation();
    private Instant taskDueAt;
    private Set<String> escalated = new TreeSet<>();
    private Decision decision;
    private String cancellation;
    private transient List<TenderFact> facts = new ArrayList<>();

    private Tender() {}

    /** @param reference the creator's own key; the same key opens nothing twice */
    public static Tender draft(TenderCode code, String reference, TenderTerms terms, String by, Instant now) {
        var tender = new Tender();
        tender.code = code;
        tender.reference = reference;
        tender.state = TenderState.DRAFT;
        tender.createdBy = by;
        tender.terms = terms;
        tender.bidsUntil = terms.bidsUntil();
        tender.happened(now, by, "drafted", List.of(), Map.of("reference", reference));
        return tender;
    }

    /** Joins the stored progress with the terms, which are stored apart so that they can be fixed. */
    public Tender with(TenderTerms stored) {
        terms = stored;
        return this;
    }

    // ---- the caller

    public Ruling revise(TenderTerms later, String by, Instant now) {
        if (state != TenderState.DRAFT) {
            return Ruling.tooLate("tenderroom.refusal.termsFixed");
        }
        terms = later;
        bidsUntil = later.bidsUntil();
        happened(now, by, "revised", List.of(), Map.of());
        return Ruling.accepted();
    }

    /**
     * From here on the terms stand, weights included.
     *
     * @param canonicalTerms the terms as JSON; their fingerprint goes into the history
     */
    public Ruling publish(String canonicalTerms, String by, Instant now) {
        if (state != TenderState.DRAFT) {
            return Ruling.tooLate("tenderroom.refusal.termsFixed");
        }
        if (!terms.questionsUntil().isAfter(now)) {
            return Ruling.refused("questionsUntil", "tenderroom.error.past");
        }
        state = TenderState.PUBLISHED;
        publishedAt = now;
        termsDigest = CanonicalJson.sha256(CanonicalJson.of(canonicalTerms));
        happened(now, by, "published", List.of(bidsUntil.toString()), Map.of("termsDigest", termsDigest, "weights", terms.weights().byCriterion().toString(),
                "questionsUntil", terms.questionsUntil().toString(), "bidsUntil", bidsUntil.toString()));
        return Ruling.accepted();
    }

    /** Nobody without an interest is left among those asked for a step: stand-ins will be called as for any silence. */
    public void panelImpossible(String step, Instant now) {
        happened(now, SYSTEM, PANEL_IMPOSSIBLE, List.of(step), Map.of("panel", step));
    }

    /** @throws IllegalStateException when the stored terms are not those that were published */
    public void requireTerms(String canonicalTerms) {
        if (termsDigest != null && !termsDigest.equals(CanonicalJson.sha256(CanonicalJson.of(canonicalTerms)))) {
            throw new IllegalStateException("the terms of tender " + code + " were changed after its publication");
        }
    }

    /** Until the award is decided. Repeating it changes nothing. */
    public Ruling cancel(String reason, String by, Instant now) {
        if (state == TenderState.CANCELLED) {
            return Ruling.accepted();
        }
        if (state.isFinal() || decision != null) {
            return Ruling.tooLate("tenderroom.refusal.decided");
        }
        state = TenderState.CANCELLED;
        cancellation = reason;
        taskDueAt = null;
        happened(now, by, "cancelled", List.of(reason), Map.of("reason", reason));
        return Ruling.accepted();
    }

    // ---- questions

    public Ruling ask(Questions.Asking asking, Instant now) {
        var window = state == TenderState.PUBLISHED && now.isBefore(terms.questionsUntil()) ? Ruling.accepted() : Ruling.tooLate("tenderroom.refusal.questionsOver", terms.questionsUntil());
        return questions.ask(asking, window, now,
                added -> happened(now, asking.by(), "asked", List.of(String.valueOf(added.number())), Map.of("question", added.number())));
    }

    /** Bids may be replaced after an answer, so it can be given until their deadline. */
    public Ruling answer(int number, String text, String by, Instant now) {
        return questions.answer(number, text, by, mayBid(now), now,
                added -> happened(now, by, "answered", List.of(String.valueOf(number)), Map.of("question", number, "answer", added.answer())));
    }

    /** The caller's home page shows it from now on. Without open questions, and after the first time, it changes nothing. */
    public void callerReminded(Instant now) {
        if (questionsRemindedAt == null && questions.unanswered() > 0) {
            questionsRemindedAt = now;
            happened(now, SYSTEM, "questionsReminded", List.of(String.valueOf(questions.unanswered())), Map.of("unanswered", questions.unanswered()));
        }
    }

    /** The caller has left questions open: stand-ins may answer too from now on. A repeat changes nothing. */
    public void questionsEscalated(Instant now) {
        if (questions.unanswered() > 0 && escalated.add(QUESTIONS)) {
            happened(now, SYSTEM, "escalated", List.of(QUESTIONS), Map.of("step", QUESTIONS, "unanswered", questions.unanswered()));
        }
    }

    public void closeQuestions(Instant now) {
        if (questionsClosedAt == null) {
            questionsClosedAt = now;
            happened(now, SYSTEM, "questionsClosed", List.of(String.valueOf(questions.unanswered())), Map.of("questions", questions.count(), "unanswered", questions.unanswered()));
        }
    }

    // ---- bids

    /** Whether a bid of this party would be taken now. */
    public Ruling mayBid(Instant now) {
        return state == TenderState.PUBLISHED && now.isBefore(bidsUntil) ? Ruling.accepted() : Ruling.tooLate("tenderroom.refusal.bidsOver", bidsUntil);
    }

    /** What this bidder sent under this key, if it did: a repeat changes nothing, not even when the bid was replaced since. */
    public Optional<Receipt> sent(PartyId bidder, String requestKey) {
        return receipts.sent(bidder, requestKey);
    }

    public void sealed(Receipt receipt) {
        boolean again = receipts.of(receipt.bidder()).isPresent();
        receipts.add(receipt);
        happened(receipt.at(), receipt.by(), "bidSealed", List.of(), Map.of("digest", receipt.digest(), "replaces", again));
    }

    public void withdrawn(PartyId bidder, String by, Instant now) {
        var digest = receipts.of(bidder).map(Receipt::digest).orElse("-");
        receipts.retire(bidder);
        happened(now, by, "bidWithdrawn", List.of(), Map.of("digest", digest));
    }

    public void bidsReminded(Instant now) {
        remindedAt = now;
        happened(now, SYSTEM, "bidsReminded", List.of(), Map.of("bids", receipts.current().size()));
    }

    // ---- steps after the deadline

    /** What the number of bids leads to. */
    public enum Counted { EXTEND, OPEN, NONE }

    public Counted count() {
        int bids = receipts.current().size();
        return bids < terms.minimumBids() && !extended ? Counted.EXTEND : bids == 0 ? Counted.NONE : Counted.OPEN;
    }

    public void extend(Instant until, Instant now) {
        demand(TenderState.PUBLISHED);
        if (extended) {
            throw new IllegalStateException("tender " + code + " was extended before");
        }
        var before = bidsUntil;
        extended = true;
        bidsUntil = until;
        remindedAt = null;
        happened(now, SYSTEM, "extended", List.of(until.toString()), Map.of("before", before.toString(), "bidsUntil", until.toString(), "bids", receipts.current().size()));
    }

    public void close(Instant dueAt, Instant now) {
        demand(TenderState.PUBLISHED);
        if (now.isBefore(bidsUntil)) {
            throw new IllegalStateException("tender " + code + " takes bids until " + bidsUntil);
        }
        state = TenderState.CLOSED;
        taskDueAt = dueAt;
        happened(now, SYSTEM, "closed", List.of(String.valueOf(receipts.current().size())), Map.of("bids", receipts.current().size()));
    }

    /** Two different people open together; only with the second the box is opened. Repeating one's own changes nothing but is told. */
    public Ruling confirmOpening(String by, Instant now) {
        if (state != TenderState.CLOSED || confirmations.size() >= 2) {
            return Ruling.tooLate("tenderroom.refusal.openedAlready");
        }
        if (now.isBefore(bidsUntil)) {
            return Ruling.tooLate("tenderroom.refusal.notYet", bidsUntil);
        }
        if (confirmations.stream().anyMatch(one -> one.by().equals(by))) {
            return Ruling.notAllowed("tenderroom.refusal.samePerson");
        }
        confirmations.add(new Confirmation(by, now));
        happened(now, by, "openingConfirmed", List.of(String.valueOf(confirmations.size())), Map.of("confirmation", confirmations.size()));
        return Ruling.accepted();
    }

    /** @throws IllegalStateException unless two different people have confirmed and what came out of the box is what was received */
    public void open(List<OpenedBid> opened, Instant dueAt, Instant now) {
        requireOpenable();
        evaluation.open(opened, receipts.current(), code);
        state = TenderState.OPENED;
        taskDueAt = dueAt;
        happened(now, SYSTEM, "opened", List.of(String.valueOf(opened.size()), String.valueOf(evaluation.eligible().size())), Map.of("bids", opened.size(),
                "eligible", evaluation.eligible().size(), "openedBy", confirmations.stream().map(Confirmation::by).toList(),
                "receipts", opened.stream().map(bid -> bid.bidder() + ": " + bid.digest()).toList()));
    }

    /** Asked before the box is touched. */
    public void requireOpenable() {
        demand(TenderState.CLOSED);
        if (confirmations.stream().map(Confirmation::by).distinct().count() < 2) {
            throw new IllegalStateException("the box of " + code + " is opened by two people; confirmed by " + confirmations.size());
        }
    }

    // ---- evaluation, ranking, award

    /** Keeps what an evaluator has written so far. */
    public Ruling judge(Map<PartyId, Judgement> judgements, Instant now) {
        return state != TenderState.OPENED || evaluation.isFixed() ? Ruling.tooLate("tenderroom.refusal.judged") : evaluation.judge(judgements, terms.weights());
    }

    public Ruling fixJudgements(String by, Instant now) {
        if (state != TenderState.OPENED || evaluation.isFixed()) {
            return Ruling.tooLate("tenderroom.refusal.judged");
        }
        List<FieldError> missing = evaluation.missing();
        if (!missing.isEmpty()) {
            return Ruling.refused(missing);
        }
        evaluation.fix(by, now);
        happened(now, by, "judged", List.of(), Map.of("judgements", evaluation.eligible().stream()
                .map(bid -> bid.bidder() + ": " + bid.judgement().quality().toPlainString() + ", " + bid.judgement().risk().toPlainString() + ", " + bid.judgement().reason()).toList()));
        return Ruling.accepted();
    }

    public void rank(Instant dueAt, Instant now) {
        demand(TenderState.OPENED);
        evaluation.rank(terms.weights());
        state = TenderState.RANKED;
        taskDueAt = dueAt;
        happened(now, SYSTEM, "ranked", List.of(), Map.of("ranking", evaluation.ranking().stream()
                .map(one -> one.rank() + ". " + one.bidder() + ": " + one.total()).toList()));
    }

    /** Anybody ranked may get it; whoever passes over a better one says why. */
    public Ruling award(PartyId winner, String reason, String by, Instant now) {
        if (state != TenderState.RANKED || decision != null) {
            return Ruling.tooLate("tenderroom.refusal.decided");
        }
        var ranked = evaluation.ranking().stream().filter(one -> one.bidder().equals(winner.value())).findFirst();
        if (ranked.isEmpty()) {
            return Ruling.refused("winner", "tenderroom.error.notRanked", winner.value());
        }
        boolean deviates = ranked.get().rank() > 1;
        if (deviates && reason.isBlank()) {
            return Ruling.refused("note", "tenderroom.error.deviation");
        }
        decide(new Decision(winner, reason, deviates, by, now), "awardDecided", winner.value());
        return Ruling.accepted();
    }

    public Ruling awardNobody(String reason, String by, Instant now) {
        if (state != TenderState.RANKED || decision != null) {
            return Ruling.tooLate("tenderroom.refusal.decided");
        }
        decide(new Decision(null, reason, false, by, now), "noAwardDecided", "-");
        return Ruling.accepted();
    }

    private void decide(Decision taken, String fact, String winner) {
        decision = taken;
        happened(taken.at(), taken.by(), fact, List.of(winner), Map.of("winner", winner, "reason", taken.reason(), "deviates", taken.deviates()));
    }

    /** The process found nothing to award. @param reason {@code noBids} or {@code noEligible} */
    public void nothingToAward(String reason, Instant now) {
        decide(new Decision(null, reason, false, SYSTEM, now), "noAwardDecided", "-");
    }

    /** All may see the outcome from here on. */
    public void publishOutcome(Instant now) {
        if (decision == null || state.isFinal()) {
            throw new IllegalStateException("tender " + code + " is " + state + " and has no outcome to publish");
        }
        state = decision.winner() == null ? TenderState.NO_AWARD : TenderState.AWARDED;
        taskDueAt = null;
        happened(now, SYSTEM, "outcomePublished", List.of(), Map.of("outcome", state.name()));
    }

    /** Stand-ins are called because nobody acted. */
    public void escalated(String step, Instant dueAt, Instant now) {
        taskDueAt = dueAt;
        escalated.add(step);
        happened(now, SYSTEM, "escalated", List.of(step), Map.of("step", step, "dueAt", dueAt.toString()));
    }

    public void reminded(String step, Instant now) {
        happened(now, SYSTEM, "reminded", List.of(step), Map.of("step", step));
    }

    private void demand(TenderState wanted) {
        if (state != wanted) {
            throw new IllegalStateException("tender " + code + " is " + state + ", not " + wanted);
        }
    }

    private void happened(Instant now, String by, String fact, List<String> arguments, Map<String, Object> details) {
        facts.add(new TenderFact(now, by, fact, arguments, details));
    }

    /** What happened since it was loaded, handed out once. */
    public List<TenderFact> takeFacts() {
        var taken = List.copyOf(facts);
        facts.clear();
        return taken;
    }

    /** Whether the fact tells who takes part. */
    public static boolean isSealed(TenderFact fact) {
        return SEALED.contains(fact.fact());
    }

    // ---- what it tells

    public TenderCode code() {
        return code;
    }

    public String reference() {
        return reference;
    }

    /** Whether all may know how it ended. */
    public boolean isOutcomePublished() {
        return state == TenderState.AWARDED || state == TenderState.NO_AWARD;
    }

    /** Whether somebody wrote it in the tender room; otherwise another module called, under a reference of its own. */
    public boolean isCalledByPerson() {
        return reference.startsWith(referenceOf(createdBy, ""));
    }

    /** The reference of what a person calls under this key. */
    public static String referenceOf(String person, String requestKey) {
        return person + ":" + requestKey;
    }

    public TenderState state() {
        return state;
    }

    public String createdBy() {
        return createdBy;
    }

    public TenderTerms terms() {
        return terms;
    }

    public Optional<String> termsDigest() {
        return Optional.ofNullable(termsDigest);
    }

    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }

    public Instant bidsUntil() {
        return bidsUntil;
    }

    public boolean isExtended() {
        return extended;
    }

    public Optional<Instant> remindedAt() {
        return Optional.ofNullable(remindedAt);
    }

    public Questions questions() {
        return questions;
    }

    public List<Receipt> receipts() {
        return receipts.current();
    }

    public Set<PartyId> bidders() {
        return receipts.bidders();
    }

    public List<Confirmation> confirmations() {
        return List.copyOf(confirmations);
    }

    public Evaluation evaluation() {
        return evaluation;
    }

    public Optional<Instant> taskDueAt() {
        return Optional.ofNullable(taskDueAt);
    }

    /** Whether stand-ins were called for this step. */
    public boolean isEscalated(String step) {
        return escalated.contains(step);
    }

    /** Whether stand-ins were called for any step. */
    public boolean anyEscalated() {
        return !escalated.isEmpty();
    }

    public Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }

    public Optional<String> cancellation() {
        return Optional.ofNullable(cancellation);
    }
}
