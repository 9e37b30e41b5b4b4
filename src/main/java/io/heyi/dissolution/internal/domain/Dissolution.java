package io.heyi.dissolution.internal.domain;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.DissolutionOutcome;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The case of one micro-enterprise that is to be dissolved, from its opening to its closing (domain.md P6). What happened waits for the store, which writes the history. */
public final class Dissolution {

    public static final String SYSTEM = "system";
    private static final int MOST_ALTERNATIVES = 20;

    private DissolutionCode code;
    private String microenterprise;
    private String name;
    private String platform;
    private List<String> members;
    private Trigger trigger;
    private String rule;
    private String reason;
    private String openedBy;
    private Instant openedAt;
    private Instant caseDueAt;
    private Gate gate;
    private boolean frozen;
    private DissolutionStep step;
    private Instant dueAt;
    private List<String> waitingFor = List.of();
    private Instant objectionUntil;
    private Objection objection;
    private List<Alternative> alternatives = List.of();
    private boolean alternativesOpen;
    private List<Vote> votes = List.of();
    private Choice choice;
    private String carried;
    private String election;
    private String newOwner;
    private RunDown runDown = RunDown.NONE;
    private boolean departed;
    private Instant escalatedAt;
    private DissolutionOutcome outcome;
    private Instant endedAt;
    private transient List<Fact> happened;

    private Dissolution() {}

    /** What is known when a case opens. @param members user names at that moment, the owner first; @param gate that was not passed; null for every other trigger */
    public record Begun(DissolutionCode code, String microenterprise, String name, String platform, List<String> members, Trigger trigger, String rule, String reason, Gate gate, String openedBy,
                          Instant at, Instant caseDueAt) {}

    public static Dissolution open(Begun opening) {
        var found = new Dissolution();
        found.code = opening.code();
        found.microenterprise = opening.microenterprise();
        found.name = opening.name();
        found.platform = opening.platform();
        found.members = List.copyOf(opening.members());
        found.trigger = opening.trigger();
        found.rule = opening.rule();
        found.reason = opening.reason();
        found.gate = opening.gate();
        found.openedBy = opening.openedBy();
        found.openedAt = opening.at();
        found.caseDueAt = opening.caseDueAt();
        found.step = DissolutionStep.OPENED;
        var details = new HashMap<String, Object>(Map.of("trigger", opening.trigger().name(), "rule", opening.rule(), "reason", opening.reason(), "microenterprise", opening.microenterprise()));
        if (opening.gate() != null) {
            details.putAll(Map.of("gate", opening.gate().name(), "evidence", opening.gate().evidence()));
        }
        found.tell(opening.openedBy(), "opened", details);
        return found;
    }

    /** Whether its members have asked for it and must want it by a vote first. */
    public boolean isVoluntary() {
        return trigger == Trigger.OWN_DECISION;
    }

    /** New commitments are refused from now on; the record of the micro-enterprise is frozen in the same transaction. */
    public void freeze() {
        if (!frozen) {
            frozen = true;
            tell(SYSTEM, "frozen", Map.of());
        }
    }

    // --- the objection

    public void awaitObjection(Instant until) {
        objectionUntil = until;
        step(DissolutionStep.OBJECTING, until, List.of());
        tell(SYSTEM, "objectionTimeOpened", Map.of("until", until.toString()));
    }

    public Ruling object(String text, String person, Instant at) {
        if (step != DissolutionStep.OBJECTING || objection != null || at.isAfter(objectionUntil)) {
            return tooLate();
        }
        objection = Objection.of(text, person, at);
        tell(person, "objected", Map.of("reason", text));
        return Ruling.accepted();
    }

    /** Asks the next judge; empty when nobody is left, and then the case goes on. @return whether somebody is asked */
    public boolean askJudge(Optional<Objection.Judge> next) {
        if (objection.ruling() != null) {
            return false;
        }
        if (next.isEmpty()) {
            tell(SYSTEM, "nobodyRuled", Map.of());
            return false;
        }
        objection = objection.asked(next.get());
        step(DissolutionStep.JUDGING, next.get().dueAt(), List.of(next.get().group()));
        tell(SYSTEM, "judgeAsked", Map.of("group", next.get().group(), "dueAt", next.get().dueAt().toString()));
        return true;
    }

    /** @param group that the task was offered to */
    public Ruling judge(String group, boolean accepted, String why, String person, Instant at) {
        if (step != DissolutionStep.JUDGING || objection.ruling() != null || !objection.judges().getLast().group().equals(group)) {
            return tooLate();
        }
        objection = objection.ruled(new Objection.Ruled(accepted, why, person, at));
        tell(person, accepted ? "objectionUpheld" : "objectionRejected", Map.of("reason", why));
        return Ruling.accepted();
    }

    public boolean isWronglyOpened() {
        return objection != null && objection.ruling() != null && objection.ruling().accepted();
    }

    // --- alternatives

    public void callForAlternatives(Instant until) {
        alternativesOpen = true;
        step(DissolutionStep.PROPOSING, until, List.of());
        tell(SYSTEM, "alternativesCalled", Map.of("until", until.toString()));
    }

    /** The same kind with the same target is proposed once. @param takerAgrees whether the proposer speaks for whoever would take it */
    public Ruling propose(Alternative.Kind kind, String target, String targetName, String text, String person, Instant at, boolean takerAgrees) {
        if (!alternativesOpen || outcome != null) {
            return tooLate();
        }
        if (alternatives.stream().anyMatch(one -> one.kind() == kind && one.target().equals(target))) {
            return Ruling.refused("kind", "dissolution.error.proposedAlready");
        }
        if (alternatives.size() >= MOST_ALTERNATIVES) {
            return Ruling.refused("kind", "dissolution.error.tooManyAlternatives", MOST_ALTERNATIVES);
        }
        var answer = takerAgrees ? new Alternative.Answer(true, "", person, at) : null;
        alternatives = added(alternatives, new Alternative("A" + (alternatives.size() + 1), kind, target, targetName, text, person, at, answer));
        tell(person, "alternativeProposed", Map.of("alternative", kind.name(), "target", targetName, "reason", text));
        return Ruling.accepted();
    }

    /** Ends the time for proposals. @return those whose taker must still agree */
    public List<Alternative> closeProposals(Instant due) {
        alternativesOpen = false;
        var asked = unanswered();
        if (!asked.isEmpty()) {
            step(DissolutionStep.AGREEING, due, asked.stream().map(Alternative::target).toList());
        }
        tell(SYSTEM, "proposalsClosed", Map.of("count", alternatives.size()));
        return asked;
    }

    public Ruling agree(String id, boolean agreed, String why, String person, Instant at) {
        var known = alternative(id);
        if (step != DissolutionStep.AGREEING || known.isEmpty() || known.get().answer() != null) {
            return tooLate();
        }
        replace(known.get().answered(new Alternative.Answer(agreed, why, person, at)));
        waitingFor = unanswered().stream().map(Alternative::target).toList();
        tell(person, agreed ? "takeOverAgreed" : "takeOverDeclined", Map.of("target", known.get().targetName(), "reason", why));
        return Ruling.accepted();
    }

    /** Whose taker has not said yes or no. */
    public List<Alternative> unanswered() {
        return alternatives.stream().filter(one -> one.kind().needsTaker() && one.answer() == null).toList();
    }

    /** Whoever would have taken it over is being dissolved too: it can be agreed to, chosen and carried out no more. @param by code of the other case */
    public void drop(String id, String by, Instant at) {
        var known = alternative(id).filter(one -> !one.isDeclined());
        if (known.isEmpty()) {
            return;
        }
        replace(known.get().answered(new Alternative.Answer(false, by, SYSTEM, at)));
        waitingFor = step == DissolutionStep.AGREEING ? unanswered().stream().map(Alternative::target).toList() : waitingFor;
        carried = id.equals(carried) ? null : carried;
        tell(SYSTEM, "takerDropped", Map.of("target", known.get().targetName(), "dissolution", by));
    }

    /** Alternatives to which everybody concerned has agreed. */
    public List<Alternative> possible() {
        return alternatives.stream().filter(Alternative::isPossible).toList();
    }

    public void askPlatform(String group, Instant due) {
        step(DissolutionStep.DECIDING, due, List.of(group));
        tell(SYSTEM, "deciderAsked", Map.of("group", group, "dueAt", due.toString()));
    }

    /** @param alternative id; empty for dissolution */
    public Ruling decide(String alternative, String why, String person, Instant at) {
        if (step != DissolutionStep.DECIDING || choice != null) {
            return tooLate();
        }
        if (!alternative.isEmpty() && possible().stream().noneMatch(one -> one.id().equals(alternative))) {
            return Ruling.refused("alternative", "dissolution.error.alternative");
        }
        choice = new Choice(alternative, why, person, at);
        var details = new HashMap<String, Object>(Map.of("reason", why));
        alternative(alternative).ifPresent(one -> details.put("alternative", one.kind().name()));
        tell(person, alternative.isEmpty() ? "dissolutionDecided" : "alternativeDecided", details);
        return Ruling.accepted();
    }

    /** What the platform's decision leads to; silence dissolves. A merger still needs the members. */
    public Way applyChoice() {
        var chosen = Optional.ofNullable(choice).flatMap(one -> alternative(one.alternative())).filter(Alternative::isPossible);
        carried = chosen.map(Alternative::id).orElse(null);
        return chosen.map(one -> one.kind() == Alternative.Kind.MERGER ? Way.CONSENT : wayOf(one)).orElse(Way.DISSOLVE);
    }

    private static Way wayOf(Alternative one) {
        return switch (one.kind()) {
            case NEW_OWNER -> Way.NEW_OWNER;
            case MERGER -> Way.MERGER;
            case SALE -> Way.SALE;
        };
    }

    // --- the members' vote

    /** On what the members vote next. */
    public Vote.Kind nextVote() {
        if (carried != null) {
            return Vote.Kind.CONSENT;
        }
        return isVoluntary() && votes.isEmpty() ? Vote.Kind.MOTION : Vote.Kind.ALTERNATIVES;
    }

    public void startVote(Vote vote) {
        votes = added(votes, vote);
        step(DissolutionStep.VOTING, vote.endsAt(), List.of());
        tell(SYSTEM, vote.ballot() == null ? "voteImpossible" : "voteOpened", Map.of("until", vote.endsAt().toString()));
    }

    /** States what the counted ballot means. */
    public Way countVotes(Vote.Result result) {
        var vote = votes.getLast();
        votes = added(votes.subList(0, votes.size() - 1), vote.counted(result));
        tell(SYSTEM, "votesCounted", Map.of("outcome", result.word(), "votes", result.votes()));
        boolean chosen = result.option() != null;
        return switch (vote.kind()) {
            case MOTION -> chosen && result.option().equals("dissolve") ? Way.ALTERNATIVES : Way.VOTED_DOWN;
            case CONSENT -> {
                boolean consents = carried != null && chosen && result.option().equals("merge");
                carried = consents ? carried : null;
                yield consents ? Way.MERGER : Way.DISSOLVE;
            }
            case ALTERNATIVES -> {
                var found = chosen ? alternative(result.option()).filter(Alternative::isPossible) : Optional.<Alternative>empty();
                carried = found.map(Alternative::id).orElse(null);
                yield found.map(Dissolution::wayOf).orElse(Way.DISSOLVE);
            }
        };
    }

    // --- carrying out

    public void seekOwner(String electionId, Instant until) {
        election = electionId;
        step(DissolutionStep.ELECTING, until, List.of());
        tell(SYSTEM, "ownerSought", Map.of("election", electionId));
    }

    /** The election has put somebody in office; a repeat changes nothing. */
    public void ownerFound(String person) {
        if (newOwner == null) {
            newOwner = person;
            tell(SYSTEM, "ownerFound", Map.of("person", person));
        }
    }

    public Optional<String> newOwner() {
        return Optional.ofNullable(newOwner);
    }

    /** The election has found nobody: it goes on to dissolution. */
    public void noOwnerFound() {
        carried = null;
        tell(SYSTEM, "noOwnerFound", Map.of());
    }

    /** The merger or sale that is being carried out; empty for dissolution. */
    public Optional<Alternative> carried() {
        return Optional.ofNullable(carried).flatMap(this::alternative);
    }

    public boolean isMerging() {
        return carried().filter(one -> one.kind() == Alternative.Kind.MERGER).isPresent();
    }

    /** Whether everything finds its place now: nothing is decided any more. */
    public boolean isSettling() {
        return outcome == null && (step == DissolutionStep.RUNNING_DOWN || step == DissolutionStep.CLOSING);
    }

    public void mergerGivenUp(String person, String reason) {
        tell(person, "mergerGivenUp", Map.of("reason", reason));
    }

    public void runDown(List<Notice> notices) {
        runDown = runDown.noticed(notices);
        step(DissolutionStep.RUNNING_DOWN, null, List.of());
        tell(SYSTEM, "noticesGiven", Map.of("count", notices.size()));
    }

    /** Its part in every EMC has gone over or has ended. */
    public void departed() {
        departed = true;
        tell(SYSTEM, "departed", Map.of());
    }

    public boolean isDeparted() {
        return departed;
    }

    public RunDown runDown() {
        return runDown;
    }

    /** Takes a change of the run-down over, with what it means for the history. */
    public void runDown(RunDown changed, String actor, String fact, Map<String, Object> details) {
        runDown = changed;
        tell(actor, fact, details);
    }

    public void closing(List<Obligation> open, Instant lookAgainAt) {
        var before = runDown.open();
        runDown = runDown.looked(open);
        step(DissolutionStep.CLOSING, open.isEmpty() ? null : lookAgainAt, open.stream().map(Obligation::owes).filter(one -> !one.isEmpty()).distinct().toList());
        if (!before.equals(open)) {
            tell(SYSTEM, open.isEmpty() ? "nothingOpen" : "obligationsOpen", Map.of("count", open.size()));
        }
    }

    public void escalate(Instant at) {
        if (outcome == null && escalatedAt == null) {
            escalatedAt = at;
            tell(SYSTEM, "overdue", Map.of("dueAt", caseDueAt.toString()));
        }
    }

    public void reminded(String what) {
        tell(SYSTEM, "reminded", Map.of("step", what));
    }

    /** @return false when it has ended before; then nothing has changed */
    public boolean end(DissolutionOutcome how, String by, String why, Instant at) {
        if (outcome != null) {
            return false;
        }
        outcome = how;
        endedAt = at;
        alternativesOpen = false;
        step(DissolutionStep.ENDED, null, List.of());
        tell(by, "ended", why.isEmpty() ? Map.of("outcome", how.name()) : Map.of("outcome", how.name(), "reason", why));
        return true;
    }

    // --- reading

    public Optional<Alternative> alternative(String id) {
        return alternatives.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public DissolutionCode code() {
        return code;
    }

    public String microenterprise() {
        return microenterprise;
    }

    public String name() {
        return name;
    }

    public String platform() {
        return platform;
    }

    public List<String> members() {
        return members;
    }

    public Trigger trigger() {
        return trigger;
    }

    public String rule() {
        return rule;
    }

    /** Which gate was not passed, where that is the trigger. */
    public Optional<Gate> gate() {
        return Optional.ofNullable(gate);
    }

    public String reason() {
        return reason;
    }

    public String openedBy() {
        return openedBy;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant caseDueAt() {
        return caseDueAt;
    }

    public boolean isFrozen() {
        return frozen;
    }

    public DissolutionStep step() {
        return step;
    }

    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    public List<String> waitingFor() {
        return waitingFor;
    }

    public boolean mayObject(Instant at) {
        return step == DissolutionStep.OBJECTING && objection == null && !at.isAfter(objectionUntil);
    }

    public boolean mayPropose() {
        return alternativesOpen && outcome == null;
    }

    public Optional<Objection> objection() {
        return Optional.ofNullable(objection);
    }

    public List<Alternative> alternatives() {
        return alternatives;
    }

    public List<Vote> votes() {
        return votes;
    }

    public Optional<Choice> choice() {
        return Optional.ofNullable(choice);
    }

    public Optional<String> election() {
        return Optional.ofNullable(election);
    }

    public Optional<Instant> escalatedAt() {
        return Optional.ofNullable(escalatedAt);
    }

    public Optional<DissolutionOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** What has happened since the last time. */
    public List<Fact> takeFacts() {
        var facts = happened == null ? List.<Fact>of() : List.copyOf(happened);
        happened = null;
        return facts;
    }

    private void replace(Alternative changed) {
        alternatives = alternatives.stream().map(one -> one.id().equals(changed.id()) ? changed : one).toList();
    }

    private void step(DissolutionStep next, Instant due, List<String> whom) {
        step = next;
        dueAt = due;
        waitingFor = List.copyOf(whom);
    }

    private static Ruling tooLate() {
        return Ruling.tooLate("dissolution.refusal.tooLate");
    }

    private static <T> List<T> added(List<T> all, T one) {
        var more = new ArrayList<>(all);
        more.add(one);
        return List.copyOf(more);
    }

    private void tell(String actor, String fact, Map<String, Object> details) {
        if (happened == null) {
            happened = new ArrayList<>();
        }
        happened.add(new Fact(actor, fact, details));
    }
}
