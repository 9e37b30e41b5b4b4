package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.Proposals.Agreement;
import io.heyi.microenterprise.Proposals.Edit;
import io.heyi.microenterprise.internal.domain.Decision.Step;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A founding proposal from draft to micro-enterprise (domain.md P1). People's decisions are recorded here first and reach the process afterwards, so this record
 * is always ahead of the engine; steps of the process move the state on. Whoever finds a rule broken gets a {@link Ruling} or false; a step at the wrong time is
 * a fault and throws {@link IllegalStateException}.
 */
public final class Proposal {

    private static final String SYSTEM = "system";

    private ProposalId id;
    private Username proposer;
    private Instant createdAt;
    private Instant submittedAt;
    private Instant changedAt;
    private ProposalStatus status = ProposalStatus.DRAFT;
    private ProposalInput draft;
    private int draftVersion;
    private String draftEditor = "";
    private Plan plan;
    private Plan planOfLastRound;
    private int reworkRound;
    private boolean sponsorshipOpen;
    private int sponsorLevel;
    private String sponsorGroup;
    private Username sponsor;
    private boolean reworkOpen;
    private boolean scaleDownOpen;
    private boolean scaledDown;
    private Instant dueAt;
    private List<Decision> decisions = new ArrayList<>();
    private BigDecimal fundingGranted;
    private CommitteeBallot committee;
    private List<Pledge> pledges = new ArrayList<>();
    private boolean pledgingOpen;
    private Agreement agreement;
    private List<Signature> signatures = new ArrayList<>();
    private int signingExtensions;
    private String microenterpriseCode;
    private String closedBy;
    private String closingReason;
    private transient List<ProposalFact> facts = new ArrayList<>();

    private Proposal() {}

    /** An empty draft. */
    public Proposal(ProposalId id, Username proposer, Instant now) {
        this.id = id;
        this.proposer = proposer;
        this.createdAt = now;
        this.changedAt = now;
    }

    // ---- the proposer's acts

    public boolean mayBeEdited() {
        return status == ProposalStatus.DRAFT || status == ProposalStatus.REWORK && reworkOpenOrComing();
    }

    private boolean reworkOpenOrComing() {
        return lastDecision(Step.REWORK).isEmpty() || lastDecision(Step.REWORK).get().round() < reworkRound;
    }

    /** @return false when another editor has saved since this one read the draft; what is saved already may be saved again */
    public boolean saveDraft(ProposalInput input, Edit edit, Instant now) {
        if (!mayBeEdited()) {
            throw new IllegalStateException("not editable in " + status);
        }
        if (input.equals(draft)) {
            return true;
        }
        boolean own = !edit.editor().isEmpty() && edit.editor().equals(draftEditor);
        if (edit.version() != draftVersion && !own) {
            return false;
        }
        draft = input;
        draftVersion++;
        draftEditor = edit.editor();
        changedAt = now;
        return true;
    }

    /** Grows with each saved change of the draft. */
    public int draftVersion() {
        return draftVersion;
    }

    public void submit(Plan checked, ProposalInput input, Instant now) {
        require(ProposalStatus.DRAFT);
        plan = checked;
        draft = input;
        submittedAt = now;
        status = ProposalStatus.SUBMITTED;
        happened(now, proposer.value(), "submitted", List.of(money(plan.fundingAsked())),
                Map.of("name", plan.name(), "platform", plan.platform(), "fundingAsked", plan.fundingAsked().toPlainString()));
    }

    public Ruling resubmit(Plan checked, ProposalInput input, Optional<String> note, Instant now) {
        if (status != ProposalStatus.REWORK || !reworkOpenOrComing()) {
            return Ruling.tooLate();
        }
        var changes = PlanChange.between(plan, checked);
        planOfLastRound = plan;
        plan = checked;
        draft = input;
        reworkOpen = false;
        status = ProposalStatus.SUBMITTED;
        decisions.add(new Decision(Step.REWORK, reworkRound, proposer, "resubmit", note, now));
        happened(now, proposer.value(), "resubmitted", List.of(String.valueOf(changes.size())), Map.of("round", reworkRound, "changes",
                changes.stream().map(c -> Map.of("field", c.field(), "old", c.oldValue(), "new", c.newValue())).toList()));
        return Ruling.accepted();
    }

    /** True when withdrawn now or before; false when it is too late (from the first request for a signature on) or not yet submitted. */
    public boolean withdraw(Optional<String> reason, Instant now) {
        if (status == ProposalStatus.WITHDRAWN) {
            return true;
        }
        if (status.isFinal() || !status.mayBeWithdrawn() || status == ProposalStatus.DRAFT) {
            return false;
        }
        var before = status;
        if (status == ProposalStatus.REWORK) {
            decisions.add(new Decision(Step.REWORK, reworkRound, proposer, "withdraw", reason, now));
        }
        close(ProposalStatus.WITHDRAWN, proposer.value(), reason.orElse(null));
        happened(now, proposer.value(), "withdrawn", List.of(reason.orElse("")), Map.of("from", before.name(), "reason", reason.orElse("")));
        return true;
    }

    // ---- sponsorship

    /** Step: the proposal is complete and goes to the deciders. */
    public void enterDecision(int rivals, Instant now) {
        require(ProposalStatus.SUBMITTED);
        status = ProposalStatus.IN_DECISION;
        happened(now, SYSTEM, "checked", List.of(String.valueOf(rivals)), Map.of("rivals", rivals));
    }

    public void askSponsor(int level, String group, Instant due, Instant now) {
        require(ProposalStatus.IN_DECISION);
        sponsorshipOpen = true;
        sponsorLevel = level;
        sponsorGroup = group;
        dueAt = due;
        happened(now, SYSTEM, "sponsorAsked", List.of(group), Map.of("group", group, "dueAt", due.toString()));
    }

    /** Moves an unanswered question to the next level; an answered one stays where it is. */
    public void escalateSponsorship(int level, String group, Instant due, Instant now) {
        if (!sponsorshipOpen) {
            return;
        }
        var before = sponsorGroup;
        sponsorLevel = level;
        sponsorGroup = group;
        dueAt = due;
        happened(now, SYSTEM, "sponsorshipEscalated", List.of(before, group), Map.of("from", before, "to", group, "dueAt", due.toString()));
    }

    /** @param granted what the platform gives, at most what was asked for; empty for all of it */
    public Ruling sponsor(Username by, Optional<BigDecimal> granted, Optional<String> note, Instant now) {
        if (!awaitsSponsor()) {
            return Ruling.tooLate();
        }
        var amount = granted.orElse(plan.fundingAsked());
        if (amount.signum() <= 0 || amount.compareTo(plan.fundingAsked()) > 0) {
            return Ruling.refused("fundingGranted", "grantedOutOfRange", plan.money(plan.fundingAsked()));
        }
        fundingGranted = amount.setScale(2, RoundingMode.UNNECESSARY);
        sponsor = by;
        decideSponsorship(by, "sponsor", note, now);
        happened(now, by.value(), "sponsored", List.of(money(fundingGranted), money(plan.fundingAsked())),
                Map.of("fundingAsked", plan.fundingAsked().toPlainString(), "fundingGranted", fundingGranted.toPlainString()));
        return Ruling.accepted();
    }

    public boolean maySendBack(FoundingPolicy policy) {
        return reworkRound < policy.reworkRounds();
    }

    public Ruling sendBack(Username by, String reason, FoundingPolicy policy, Instant now) {
        if (!awaitsSponsor()) {
            return Ruling.tooLate();
        }
        if (!maySendBack(policy)) {
            return Ruling.refused("outcome", "noReworkLeft", policy.reworkRounds());
        }
        decideSponsorship(by, "sendBack", Optional.of(reason), now);
        reworkRound++;
        status = ProposalStatus.REWORK;
        happened(now, by.value(), "sentBack", List.of(reason, String.valueOf(reworkRound)), Map.of("reason", reason, "round", reworkRound));
        return Ruling.accepted();
    }

    public Ruling decline(Username by, String reason, Instant now) {
        if (!awaitsSponsor()) {
            return Ruling.tooLate();
        }
        decideSponsorship(by, "decline", Optional.of(reason), now);
        close(ProposalStatus.DECLINED, by.value(), reason);
        happened(now, by.value(), "declined", List.of(reason), Map.of("reason", reason));
        return Ruling.accepted();
    }

    private boolean awaitsSponsor() {
        return status == ProposalStatus.IN_DECISION && sponsorshipOpen;
    }

    private void decideSponsorship(Username by, String outcome, Optional<String> reason, Instant now) {
        sponsorshipOpen = false;
        decisions.add(new Decision(Step.SPONSORSHIP, reworkRound, by, outcome, reason, now));
    }

    /** Step: the proposer is asked to rework; the deadline runs. */
    public void askForRework(Instant due, Instant now) {
        if (status == ProposalStatus.REWORK && reworkOpenOrComing()) {
            reworkOpen = true;
            dueAt = due;
            happened(now, SYSTEM, "reworkAsked", List.of(proposer.value()), Map.of("dueAt", due.toString()));
        }
    }

    // ---- committee

    public void callCommittee(List<Username> roll, FoundingPolicy policy, Instant due, Instant now) {
        require(ProposalStatus.IN_DECISION);
        committee = new CommitteeBallot(roll, policy.committeeQuorum(), due);
        dueAt = due;
        happened(now, SYSTEM, "committeeCalled", List.of(String.valueOf(roll.size()), String.valueOf(committee.quorum())),
                Map.of("roll", roll.stream().map(Username::value).toList(), "quorum", committee.quorum(), "dueAt", due.toString()));
    }

    public void callCommitteeAgain(Instant due, Instant now) {
        require(ProposalStatus.IN_DECISION);
        committee.callAgain(due);
        dueAt = due;
        happened(now, SYSTEM, "committeeCalledAgain", List.of(String.valueOf(committee.missing().size())),
                Map.of("missing", committee.missing().stream().map(Username::value).toList(), "dueAt", due.toString()));
    }

    public Ruling vote(Username by, boolean yes, Optional<String> reason, Instant now) {
        if (status != ProposalStatus.IN_DECISION || committee == null || committee.isClosed() || committee.decided() || !committee.missing().contains(by)) {
            return Ruling.tooLate();
        }
        committee.cast(new CommitteeBallot.Vote(by, yes, reason, now));
        happened(now, by.value(), "voted", List.of(), Map.of("vote", yes ? "approve" : "reject", "reason", reason.orElse("")));
        return Ruling.accepted();
    }

    /** Step: counts the votes; a majority against closes the case as declined. */
    public CommitteeBallot.Result closeBallot(Instant now) {
        require(ProposalStatus.IN_DECISION);
        var result = committee.result();
        committee.close();
        var counts = List.of(String.valueOf(committee.yes()), String.valueOf(committee.no()), String.valueOf(committee.missing().size()));
        var details = Map.<String, Object>of("yes", committee.yes(), "no", committee.no(), "missing", committee.missing().size(), "ballot", committee.round());
        switch (result) {
            case APPROVED -> happened(now, SYSTEM, "committeeApproved", counts, details);
            case NO_QUORUM -> happened(now, SYSTEM, "committeeWithoutQuorum", counts, details);
            case REJECTED -> {
                close(ProposalStatus.DECLINED, "investment-committee", null);
                happened(now, SYSTEM, "committeeRejected", counts, details);
            }
        }
        return result;
    }

    // ---- co-founders and money

    public void askCoFounders(Instant due, Instant now) {
        require(ProposalStatus.IN_DECISION);
        status = ProposalStatus.PLEDGING;
        pledgingOpen = true;
        dueAt = due;
        pledges = new ArrayList<>(plan.coFounders().stream().map(Pledge::invited).toList());
        happened(now, SYSTEM, "coFoundersAsked", List.of(String.valueOf(pledges.size())), Map.of("dueAt", due.toString()));
    }

    /** The least that a co-founder pledges who pledges at all: a share of the money asked, rounded up to the cent (domain.md P1). */
    public BigDecimal minimumPledge(FoundingPolicy policy) {
        return plan.fundingAsked().multiply(policy.minimumPledgePercent()).divide(BigDecimal.valueOf(100)).setScale(2, RoundingMode.UP);
    }

    /** Joins with own money, 0 allowed; all money together stays within what a ledger can hold. */
    public Ruling join(Username coFounder, BigDecimal amount, FoundingPolicy policy, Instant now) {
        var least = minimumPledge(policy);
        if (!awaitsAnswerOf(coFounder)) {
            return Ruling.tooLate();
        }
        if (amount.signum() != 0 && amount.compareTo(least) < 0) {
            return Ruling.refused("pledgeAmount", "pledgeTooSmall", plan.money(least), policy.minimumPledgePercent());
        }
        var most = Money.LARGEST.subtract(fundingInHand()).subtract(plan.ownInvestment());
        if (amount.compareTo(most) > 0) {
            return Ruling.refused("pledgeAmount", "tooLarge", plan.money(most));
        }
        answer(new Pledge(coFounder, Pledge.State.JOINED, amount.setScale(2, RoundingMode.UNNECESSARY), now));
        happened(now, coFounder.value(), "joined", List.of(money(amount)), Map.of("pledge", amount.toPlainString()));
        return Ruling.accepted();
    }

    public Ruling declineToJoin(Username coFounder, String reason, Instant now) {
        if (!awaitsAnswerOf(coFounder)) {
            return Ruling.tooLate();
        }
        answer(new Pledge(coFounder, Pledge.State.DECLINED, BigDecimal.ZERO.setScale(2), now));
        happened(now, coFounder.value(), "declinedToJoin", List.of(reason), Map.of("reason", reason));
        return Ruling.accepted();
    }

    private boolean awaitsAnswerOf(Username coFounder) {
        return status == ProposalStatus.PLEDGING && pledgingOpen && pledgeOf(coFounder).filter(p -> p.state() == Pledge.State.INVITED).isPresent();
    }

    private void answer(Pledge answer) {
        pledges.replaceAll(pledge -> pledge.coFounder().equals(answer.coFounder()) ? answer : pledge);
    }

    /** Step: who is silent is dropped. */
    public void closePledging(Instant now) {
        require(ProposalStatus.PLEDGING);
        pledgingOpen = false;
        for (var silent : pledges.stream().filter(p -> p.state() == Pledge.State.INVITED).toList()) {
            answer(new Pledge(silent.coFounder(), Pledge.State.SILENT, BigDecimal.ZERO.setScale(2), null));
            happened(now, SYSTEM, "coFounderDropped", List.of(silent.coFounder().value()), Map.of("coFounder", silent.coFounder().value()));
        }
        happened(now, SYSTEM, "pledgingClosed", List.of(String.valueOf(team().size()), money(fundingInHand())),
                Map.of("team", team().stream().map(Username::value).toList(), "fundingInHand", fundingInHand().toPlainString()));
    }

    public boolean teamComplete(FoundingPolicy policy) {
        return team().size() >= policy.minimumTeam();
    }

    /** What the platform grants and the co-founders pledge. */
    public BigDecimal fundingInHand() {
        var granted = fundingGranted == null ? BigDecimal.ZERO.setScale(2) : fundingGranted;
        return granted.add(pledges.stream().map(Pledge::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The round asked for is there: granted money and pledges reach it. */
    public boolean fullyFunded() {
        return fundingInHand().compareTo(plan.fundingAsked()) >= 0;
    }

    public void askToScaleDown(Instant due, Instant now) {
        require(ProposalStatus.PLEDGING);
        scaleDownOpen = true;
        dueAt = due;
        happened(now, SYSTEM, "scaleDownAsked", List.of(money(fundingInHand()), money(plan.fundingAsked())), Map.of("dueAt", due.toString()));
    }

    /** The proposer goes on with the money that is there; the allowance shrinks with it. */
    public Ruling scaleDown(Optional<String> note, Instant now) {
        if (status != ProposalStatus.PLEDGING || !scaleDownOpen) {
            return Ruling.tooLate();
        }
        scaleDownOpen = false;
        scaledDown = true;
        decisions.add(new Decision(Step.SCALE_DOWN, reworkRound, proposer, "scaleDown", note, now));
        happened(now, proposer.value(), "scaledDown", List.of(money(plan.fundingAsked()), money(fundingInHand())),
                Map.of("old", plan.fundingAsked().toPlainString(), "new", fundingInHand().toPlainString()));
        return Ruling.accepted();
    }

    public Ruling letLapse(String reason, Instant now) {
        if (status != ProposalStatus.PLEDGING || !scaleDownOpen) {
            return Ruling.tooLate();
        }
        scaleDownOpen = false;
        decisions.add(new Decision(Step.SCALE_DOWN, reworkRound, proposer, "letLapse", Optional.of(reason), now));
        lapse("notFunded", now);
        return Ruling.accepted();
    }

    /** Spending limit of the ME: as planned, but never more than the money that is there. */
    public BigDecimal cashFlowAllowance() {
        return plan.cashFlowAllowance().min(fundingInHand().add(plan.ownInvestment()));
    }

    // ---- agreement

    /** Step: the text is fixed and signatures are asked for; from here on nobody can withdraw. */
    public void draftAgreement(Agreement text, Instant due, Instant now) {
        require(ProposalStatus.PLEDGING);
        agreement = text;
        status = ProposalStatus.SIGNING;
        dueAt = due;
        signatures = new ArrayList<>();
        signatures.add(Signature.asked(proposer, Signature.Role.OWNER));
        coFoundersWhoJoined().forEach(person -> signatures.add(Signature.asked(person, Signature.Role.CO_FOUNDER)));
        signatures.add(Signature.asked(sponsor, Signature.Role.PLATFORM));
        happened(now, SYSTEM, "agreementDrafted", List.of(text.hash(), String.valueOf(signatures.size())),
                Map.of("hash", text.hash(), "dueAt", due.toString()));
    }

    /** @param shownHash hash of the text that the signatory had before his eyes */
    public Ruling sign(Username by, String shownHash, String sessionId, Instant now) {
        if (!awaitsSignatureOf(by)) {
            return Ruling.tooLate();
        }
        if (!agreement.hash().equals(shownHash)) {
            return Ruling.refused("agreementHash", "otherAgreement");
        }
        signatures.replaceAll(s -> s.signatory().equals(by) ? new Signature(by, s.role(), Signature.State.SIGNED, now, shownHash, sessionId) : s);
        happened(now, by.value(), "signed", List.of(shownHash), Map.of("hash", shownHash, "sessionId", sessionId));
        return Ruling.accepted();
    }

    /** One refusal ends the founding. */
    public Ruling refuseToSign(Username by, String reason, String sessionId, Instant now) {
        if (!awaitsSignatureOf(by)) {
            return Ruling.tooLate();
        }
        signatures.replaceAll(s -> s.signatory().equals(by) ? new Signature(by, s.role(), Signature.State.REFUSED, now, agreement.hash(), sessionId) : s);
        happened(now, by.value(), "signatureRefused", List.of(reason), Map.of("reason", reason, "hash", agreement.hash()));
        lapse("signatureRefused", now);
        return Ruling.accepted();
    }

    private boolean awaitsSignatureOf(Username person) {
        return status == ProposalStatus.SIGNING && signatureOf(person).filter(s -> s.state() == Signature.State.ASKED).isPresent();
    }

    public boolean allSigned() {
        return !signatures.isEmpty() && signatures.stream().allMatch(s -> s.state() == Signature.State.SIGNED);
    }

    public boolean signatureRefused() {
        return signatures.stream().anyMatch(s -> s.state() == Signature.State.REFUSED);
    }

    public List<Username> missingSignatories() {
        return signatures.stream().filter(s -> s.state() == Signature.State.ASKED).map(Signature::signatory).toList();
    }

    /** @return false when every extension is used up */
    public boolean extendSigning(Instant due, FoundingPolicy policy, Instant now) {
        require(ProposalStatus.SIGNING);
        if (signingExtensions >= policy.signingExtensions()) {
            return false;
        }
        signingExtensions++;
        dueAt = due;
        happened(now, SYSTEM, "signingExtended", List.of(String.valueOf(missingSignatories().size())),
                Map.of("missing", missingSignatories().stream().map(Username::value).toList(), "dueAt", due.toString()));
        return true;
    }

    // ---- provisioning and ends

    public void startProvisioning(Instant now) {
        require(ProposalStatus.SIGNING);
        if (!allSigned()) {
            throw new IllegalStateException("signatures are missing: " + missingSignatories());
        }
        status = ProposalStatus.PROVISIONING;
        dueAt = null;
        happened(now, SYSTEM, "allSigned", List.of(), Map.of("hash", agreement.hash()));
    }

    public void registered(String code, Instant now) {
        require(ProposalStatus.PROVISIONING);
        microenterpriseCode = Objects.requireNonNull(code);
        happened(now, SYSTEM, "registered", List.of(code), Map.of("code", code));
    }

    /** A step of provisioning is done: {@code fundingBooked}, {@code rightsGranted} or {@code identityProvisioned}. */
    public void provisioned(String fact, Instant now) {
        require(ProposalStatus.PROVISIONING);
        happened(now, SYSTEM, fact, List.of(microenterpriseCode), Map.of("code", microenterpriseCode));
    }

    public void found(Instant now) {
        require(ProposalStatus.PROVISIONING);
        status = ProposalStatus.FOUNDED;
        happened(now, SYSTEM, "founded", List.of(microenterpriseCode), Map.of("code", microenterpriseCode));
    }

    /** @param reason what {@code microenterprise.lapse.<reason>} explains; a proposal that is closed already stays as it is */
    public void lapse(String reason, Instant now) {
        if (status == ProposalStatus.LAPSED) {
            return;
        }
        if (status.isFinal() || status == ProposalStatus.DRAFT) {
            throw new IllegalStateException("cannot lapse in " + status);
        }
        var before = status;
        close(ProposalStatus.LAPSED, SYSTEM, reason);
        happened(now, SYSTEM, "lapsed", List.of(reason), Map.of("from", before.name(), "reason", reason));
    }

    /** A reminder or another sign of the process that changes no state. */
    public void note(String fact, List<String> arguments, Instant now) {
        happened(now, SYSTEM, fact, arguments, Map.of("arguments", arguments));
    }

    private void close(ProposalStatus end, String by, String reason) {
        status = end;
        closedBy = by;
        closingReason = reason;
        dueAt = null;
        sponsorshipOpen = false;
        reworkOpen = false;
        pledgingOpen = false;
        scaleDownOpen = false;
    }

    private void require(ProposalStatus expected) {
        if (status != expected) {
            throw new IllegalStateException("proposal " + id + " is " + status + ", not " + expected);
        }
    }

    private String money(BigDecimal amount) {
        return amount.toPlainString() + " " + plan.currency().getCurrencyCode();
    }

    private void happened(Instant now, String actor, String fact, List<String> arguments, Map<String, Object> details) {
        changedAt = now;
        facts.add(new ProposalFact(now, actor, fact, arguments, details));
    }

    /** What happened since the last call, in order; the store writes it to timeline and audit chain. */
    public List<ProposalFact> takeFacts() {
        var taken = List.copyOf(facts);
        facts.clear();
        return taken;
    }

    // ---- reading

    /** Proposer and co-founders: whoever gains by a yes (product-bar T2). */
    public Set<Username> interested() {
        var people = new HashSet<Username>();
        people.add(proposer);
        if (plan != null) {
            people.addAll(plan.coFounders());
        }
        return people;
    }

    /** Proposer first, then the co-founders who joined. */
    public List<Username> team() {
        var team = new ArrayList<Username>();
        team.add(proposer);
        team.addAll(coFoundersWhoJoined());
        return team;
    }

    private List<Username> coFoundersWhoJoined() {
        return pledges.stream().filter(p -> p.state() == Pledge.State.JOINED).map(Pledge::coFounder).toList();
    }

    public Optional<Pledge> pledgeOf(Username person) {
        return pledges.stream().filter(pledge -> pledge.coFounder().equals(person)).findFirst();
    }

    public Optional<Signature> signatureOf(Username person) {
        return signatures.stream().filter(signature -> signature.signatory().equals(person)).findFirst();
    }

    public Optional<Decision> lastDecision(Step step) {
        return decisions.stream().filter(decision -> decision.step() == step).reduce((first, second) -> second);
    }

    /** The sponsorship decision that the engine does not know of yet. */
    public Optional<Decision> decidedSponsorship() {
        return sponsorshipOpen ? Optional.empty() : lastDecision(Step.SPONSORSHIP);
    }

    public Optional<Decision> decidedRework() {
        return reworkOpen ? Optional.empty() : lastDecision(Step.REWORK).filter(d -> d.round() == reworkRound);
    }

    public Optional<Decision> decidedScaleDown() {
        return scaleDownOpen ? Optional.empty() : lastDecision(Step.SCALE_DOWN);
    }

    /** What the last rework changed; empty before the first. */
    public List<PlanChange> changes() {
        return planOfLastRound == null ? List.of() : PlanChange.between(planOfLastRound, plan);
    }

    /** Who must act now: user names, or the one candidate group that was asked. */
    public List<String> waitingFor() {
        return switch (status) {
            case REWORK -> List.of(proposer.value());
            case IN_DECISION -> sponsorshipOpen ? List.of(sponsorGroup) : committee == null ? List.of() : names(committee.missing());
            case PLEDGING -> scaleDownOpen ? List.of(proposer.value())
                    : names(pledges.stream().filter(pledge -> pledge.state() == Pledge.State.INVITED).map(Pledge::coFounder).toList());
            case SIGNING -> names(missingSignatories());
            default -> List.of();
        };
    }

    private static List<String> names(List<Username> people) {
        return people.stream().map(Username::value).toList();
    }

    public ProposalId id() {
        return id;
    }

    public Username proposer() {
        return proposer;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> submittedAt() {
        return Optional.ofNullable(submittedAt);
    }

    public Instant changedAt() {
        return changedAt;
    }

    public ProposalStatus status() {
        return status;
    }

    public Optional<ProposalInput> draft() {
        return Optional.ofNullable(draft);
    }

    /** Empty before the first submission. */
    public Optional<Plan> submittedPlan() {
        return Optional.ofNullable(plan);
    }

    /** @throws IllegalStateException before the first submission */
    public Plan plan() {
        return submittedPlan().orElseThrow(() -> new IllegalStateException("not submitted yet"));
    }

    public int reworkRound() {
        return reworkRound;
    }

    public int sponsorLevel() {
        return sponsorLevel;
    }

    public Optional<String> sponsorGroup() {
        return Optional.ofNullable(sponsorGroup);
    }

    public Optional<Username> sponsor() {
        return Optional.ofNullable(sponsor);
    }

    public boolean isSponsorshipOpen() {
        return sponsorshipOpen;
    }

    public boolean isScaleDownOpen() {
        return scaleDownOpen;
    }

    public boolean isScaledDown() {
        return scaledDown;
    }

    /** Deadline of what is waited for now. */
    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    public Optional<BigDecimal> fundingGranted() {
        return Optional.ofNullable(fundingGranted);
    }

    public Optional<CommitteeBallot> committee() {
        return Optional.ofNullable(committee);
    }

    public List<Pledge> pledges() {
        return List.copyOf(pledges);
    }

    public Optional<Agreement> agreement() {
        return Optional.ofNullable(agreement);
    }

    public List<Signature> signatures() {
        return List.copyOf(signatures);
    }

    public Optional<String> microenterpriseCode() {
        return Optional.ofNullable(microenterpriseCode);
    }

    public Optional<String> closedBy() {
        return Optional.ofNullable(closedBy);
    }

    public Optional<String> closingReason() {
        return Optional.ofNullable(closingReason);
    }
}
