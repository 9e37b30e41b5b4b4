package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.Proposals.Agreement;
import io.heyi.microenterprise.Proposals.Edit;
import io.heyi.microenterprise.internal.domain.Decision.Step;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A founding proposal from draft to micro-enterprise (domain.md P1). People's decisions are recorded here first and reach the process afterwards, so this record
 * is always ahead of the engine; steps of the process move the state on. Whoever finds a rule broken gets a {@link Ruling} or false; a step at the wrong time is
 * a fault and throws {@link IllegalStateException}.
 */
public final class Proposal {

    static final String SYSTEM = "system";
    /** Refusal of an act for which it is too late. */
    public static final String MOVED_ON = "microenterprise.refusal.movedOn";

    // the state, all in one place because it is stored as one document; the phases below work on it
    ProposalId id;
    Username proposer;
    Instant createdAt;
    Instant submittedAt;
    Instant changedAt;
    ProposalStatus status = ProposalStatus.DRAFT;
    ProposalInput draft;
    int draftVersion;
    String draftEditor = "";
    int draftTurn;
    Plan plan;
    Plan planOfLastRound;
    int reworkRound;
    boolean sponsorshipOpen;
    int sponsorLevel;
    String sponsorGroup;
    Username sponsor;
    boolean reworkOpen;
    boolean scaleDownOpen;
    boolean scaledDown;
    Instant dueAt;
    List<Decision> decisions = new ArrayList<>();
    BigDecimal fundingGranted;
    CommitteeBallot committee;
    List<Pledge> pledges = new ArrayList<>();
    boolean pledgingOpen;
    Agreement agreement;
    KillClause killClause;
    List<Signature> signatures = new ArrayList<>();
    int signingExtensions;
    String microenterpriseCode;
    String ownerElection;
    boolean electing;
    String closedBy;
    String closingReason;
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
        return status == ProposalStatus.DRAFT || status == ProposalStatus.REWORK && rework().isOpenOrComing();
    }

    /** @return false when another editor has saved since this one read the draft; what is saved already may be saved again, and what comes late of the same editor is dropped */
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
        if (own && edit.turn() < draftTurn) {
            return true;
        }
        draft = input;
        draftVersion++;
        draftEditor = edit.editor();
        draftTurn = edit.turn();
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

    /** Step: the proposal is complete and goes to the deciders. */
    public void enterDecision(int rivals, Instant now) {
        require(ProposalStatus.SUBMITTED);
        status = ProposalStatus.IN_DECISION;
        happened(now, SYSTEM, "checked", List.of(String.valueOf(rivals)), Map.of("rivals", rivals));
    }

    /** What the platform grants and the co-founders pledge. */
    public BigDecimal fundingInHand() {
        var granted = fundingGranted == null ? BigDecimal.ZERO.setScale(2) : fundingGranted;
        return granted.add(pledges.stream().map(Pledge::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Spending limit of the ME: as planned, but never more than the money that is there. */
    public BigDecimal cashFlowAllowance() {
        return plan.cashFlowAllowance().min(fundingInHand().add(plan.ownInvestment()));
    }

    // ---- the phases, each with its own rules

    public Sponsorship sponsorship() {
        return new Sponsorship(this);
    }

    public Rework rework() {
        return new Rework(this);
    }

    public Ballots ballots() {
        return new Ballots(this);
    }

    public Pledging pledging() {
        return new Pledging(this);
    }

    public ScalingDown scalingDown() {
        return new ScalingDown(this);
    }

    public Signing signing() {
        return new Signing(this);
    }

    public Provisioning provisioning() {
        return new Provisioning(this);
    }

    // ---- ends

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

    /** An operator closes a case whose process is gone; one that is closed already stays as it is. A registered micro-enterprise cannot be undone, only finished. */
    public void cancel(Username operator, String reason, Instant now) {
        if (status.isFinal() || status == ProposalStatus.DRAFT) {
            return;
        }
        if (microenterpriseCode != null) {
            throw new IllegalStateException("proposal " + id + " is registered as " + microenterpriseCode);
        }
        var before = status;
        close(ProposalStatus.LAPSED, operator.value(), "processCancelled");
        happened(now, operator.value(), "cancelled", List.of(reason), Map.of("from", before.name(), "reason", reason));
    }

    /** A reminder or another sign of the process that changes no state. */
    public void note(String fact, List<String> arguments, Instant now) {
        happened(now, SYSTEM, fact, arguments, Map.of("arguments", arguments));
    }

    void close(ProposalStatus end, String by, String reason) {
        status = end;
        closedBy = by;
        closingReason = reason;
        dueAt = null;
        sponsorshipOpen = false;
        reworkOpen = false;
        pledgingOpen = false;
        scaleDownOpen = false;
    }

    void require(ProposalStatus expected) {
        if (status != expected) {
            throw new IllegalStateException("proposal " + id + " is " + status + ", not " + expected);
        }
    }

    String money(BigDecimal amount) {
        return amount.toPlainString() + " " + plan.currency().getCurrencyCode();
    }

    void happened(Instant now, String actor, String fact, List<String> arguments, Map<String, Object> details) {
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

    /** Who stands for owner: the proposer, and the co-founders who said so when they joined (domain.md P1.8). */
    public List<Username> standing() {
        var standing = new ArrayList<Username>();
        standing.add(proposer);
        pledges.stream().filter(Pledge::stands).map(Pledge::coFounder).forEach(standing::add);
        return standing;
    }

    List<Username> coFoundersWhoJoined() {
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

    /** Who must act now: user names, or the one candidate group that was asked. */
    public List<String> waitingFor() {
        return switch (status) {
            case REWORK -> List.of(proposer.value());
            case IN_DECISION -> sponsorshipOpen ? List.of(sponsorGroup) : committee == null ? List.of() : names(committee.missing());
            case PLEDGING -> scaleDownOpen ? List.of(proposer.value())
                    : names(pledges.stream().filter(pledge -> pledge.state() == Pledge.State.INVITED).map(Pledge::coFounder).toList());
            case SIGNING -> names(signing().missing());
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

    public Optional<Username> sponsor() {
        return Optional.ofNullable(sponsor);
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

    /** In the text of the agreement; empty before that is drawn up and where an older version was signed. */
    public Optional<KillClause> killClause() {
        return Optional.ofNullable(killClause);
    }

    public List<Signature> signatures() {
        return List.copyOf(signatures);
    }

    public Optional<String> microenterpriseCode() {
        return Optional.ofNullable(microenterpriseCode);
    }

    /** The election of the first owner; empty where only the proposer stands. */
    public Optional<ElectionId> ownerElection() {
        return Optional.ofNullable(ownerElection).map(ElectionId::new);
    }

    /** Whether the founding waits for that election. */
    public boolean isElecting() {
        return electing;
    }

    public Optional<String> closedBy() {
        return Optional.ofNullable(closedBy);
    }

    public Optional<String> closingReason() {
        return Optional.ofNullable(closingReason);
    }
}
