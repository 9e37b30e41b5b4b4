package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A party of an EMC that has missed its bottom values, from the evidence to the members' decision (domain.md P4). What happened waits for the store, which writes the history. */
public final class ReplacementCase extends Teller {

    private ReplacementCode code;
    private EmcCode emc;
    private String title;
    private String platform;
    private Member subject;
    private List<Member> others;
    private Cause cause;
    private String evidenceDigest;
    private List<String> impossible;
    private boolean watched;
    private Instant openedAt;
    private ReplacementStep step;
    private Instant dueAt;
    private List<String> waitingFor = List.of();
    private Hearing hearing = Hearing.NONE;
    private Cure cure;
    private Voting voting;
    private Instant appealUntil;
    private Appeal appeal;
    private List<CounterHit> counterHits = List.of();
    private List<Silence> escalatedTo = List.of();
    private List<String> takenBackBy = List.of();
    private String withdrawnBy;
    private Departing departing;
    private ReplacementOutcome outcome;
    private Instant endedAt;
    private Succession succession = new Succession();

    private ReplacementCase() {}

    /**
     * What is known when a case opens.
     *
     * @param title of the EMC
     * @param others the parties of the contract but the subject, in its order
     * @param impossible {@code judge} or {@code vote} where nobody without an interest is left for it (product-bar D10)
     * @param watched whether a cure that the subject has just passed is still being watched
     */
    public record Opening(ReplacementCode code, EmcCode emc, String title, String platform, Member subject, List<Member> others, Cause cause, String evidenceDigest,
                          List<String> impossible, boolean watched, Instant at) {}

    public static ReplacementCase open(Opening opening) {
        var found = new ReplacementCase();
        found.code = opening.code();
        found.emc = opening.emc();
        found.title = opening.title();
        found.platform = opening.platform();
        found.subject = opening.subject();
        found.others = List.copyOf(opening.others());
        found.cause = opening.cause();
        found.evidenceDigest = opening.evidenceDigest();
        found.impossible = List.copyOf(opening.impossible());
        found.watched = opening.watched();
        found.openedAt = opening.at();
        found.step = ReplacementStep.OPENED;
        var details = told(opening.cause());
        details.put("party", opening.subject().actor().value());
        details.put("digest", opening.evidenceDigest());
        found.tell(SYSTEM, "opened", details);
        found.impossible.forEach(panel -> found.tell(SYSTEM, "panelImpossible", Map.of("panel", panel)));
        return found;
    }

    // --- the departure

    /** The party leaves because it is dissolved; the same dissolution again changes nothing. @return whether that is news */
    public boolean depart(Departing leaving) {
        if (departing != null && departing.dissolution().equals(leaving.dissolution())) {
            return false;
        }
        departing = leaving;
        tell(SYSTEM, "departs", Map.of("dissolution", leaving.dissolution()));
        return true;
    }

    /** The party goes on after all. */
    public void stay(String dissolution) {
        if (departing != null && departing.dissolution().equals(dissolution)) {
            departing = null;
            tell(SYSTEM, "departureTakenBack", Map.of("dissolution", dissolution));
        }
    }

    /** Whether the case was opened for it: without hearing, cure, vote on the party and appeal. */
    public boolean isDeparture() {
        return cause.isDeparture();
    }

    /** Why the party leaves whatever the members decide; empty where it does not. */
    public Optional<Departing> departing() {
        return Optional.ofNullable(departing);
    }

    /** Whether the part is still with the party that is dissolved, so that "everything stays as it is" is no way out. */
    public boolean mustLeave() {
        return departing != null && succession.carried().isEmpty();
    }

    // --- the hearing

    /** The subject is asked to answer in writing. */
    public void hear(Instant due) {
        require(ReplacementStep.OPENED);
        step(ReplacementStep.ANSWERING, due, List.of(subject.actor().value()));
        tell(SYSTEM, "heard", Map.of("dueAt", due.toString()));
    }

    /** @param claim what the subject waits for from another party; null for none */
    public Ruling answer(String text, Hearing.Claim claim, String person, Instant at) {
        if (step != ReplacementStep.ANSWERING || hearing.answer() != null) {
            return tooLate();
        }
        hearing = hearing.answered(new Hearing.Answer(text, claim, person, at));
        var details = new LinkedHashMap<String, Object>();
        details.put("answer", text);
        if (claim != null) {
            details.put("deliverable", claim.title());
            details.put("party", claim.actor().value());
        }
        tell(person, claim == null ? "answered" : "causeClaimed", details);
        return Ruling.accepted();
    }

    /** Ends the hearing. @return whether a cause outside the subject's control was claimed */
    public boolean closeHearing() {
        if (hearing.answer() == null) {
            tell(SYSTEM, "silent", Map.of());
        }
        return hearing.claims();
    }

    /**
     * Asks the next judge of the claim; empty when nobody is left to ask, and then the claim does not hold.
     *
     * @return whether somebody is asked
     */
    public boolean askJudge(Optional<Hearing.Judge> next) {
        if (hearing.ruling() != null) {
            return false;
        }
        if (next.isEmpty()) {
            tell(SYSTEM, "nobodyRuled", Map.of());
            return false;
        }
        hearing = hearing.asked(next.get());
        step(ReplacementStep.JUDGING, next.get().dueAt(), List.of(next.get().group()));
        tell(SYSTEM, "judgeAsked", Map.of("group", next.get().group(), "dueAt", next.get().dueAt().toString()));
        return true;
    }

    /** @param group that the task was offered to */
    public Ruling judge(String group, boolean accepted, String reason, String person, Instant at) {
        if (step != ReplacementStep.JUDGING || hearing.ruling() != null || hearing.judges().isEmpty() || !hearing.judges().getLast().group().equals(group)) {
            return tooLate();
        }
        hearing = hearing.ruled(new Hearing.Ruled(accepted, reason, person, at));
        tell(person, accepted ? "causeAccepted" : "causeRejected", Map.of("reason", reason));
        return Ruling.accepted();
    }

    // --- the cure

    public void startCure(Instant until) {
        cure = Cure.until(until);
        step(ReplacementStep.CURING, until, List.of(subject.actor().value()));
        tell(SYSTEM, "cureStarted", Map.of("until", until.toString()));
    }

    /** @param text of the help plan; empty where no help is possible */
    public Ruling planHelp(String text, String person, Instant at) {
        if (step != ReplacementStep.CURING || cure.plan() != null) {
            return tooLate();
        }
        cure = cure.planned(new Cure.HelpPlan(text, person, at));
        tell(person, text.isEmpty() ? "noHelp" : "helpPlanned", text.isEmpty() ? Map.of() : Map.of("help", text));
        return Ruling.accepted();
    }

    /** A member wants no cure period; with the word of all others it is over. A repeat changes nothing. */
    public Ruling skipCure(ActorId actor, String person, Instant at) {
        if (step != ReplacementStep.CURING || isCureOver()) {
            return tooLate();
        }
        if (others.stream().noneMatch(member -> member.actor().equals(actor))) {
            return Ruling.refused("party", "replacement.error.notAnotherMember");
        }
        if (!cure.skippedBy(actor)) {
            cure = cure.skipped(new Cure.Skip(actor, person, at));
            tell(person, "cureSkipped", Map.of("party", actor.value()));
        }
        return Ruling.accepted();
    }

    /** The figures are back; ends the cure period. @return whether that is news */
    public boolean recover(List<Cure.Recovered> figures) {
        if (step != ReplacementStep.CURING || isCureOver() || figures.isEmpty()) {
            return false;
        }
        cure = cure.recoveredBy(figures);
        tell(SYSTEM, "recoveryReported", Map.of("metrics", String.join(", ", figures.stream().map(Cure.Recovered::metric).toList())));
        return true;
    }

    /** Whether all other members want none. */
    public boolean isCureSkipped() {
        return cure != null && others.stream().allMatch(member -> cure.skippedBy(member.actor()));
    }

    public boolean isRecovered() {
        return cure != null && !cure.recovered().isEmpty();
    }

    private boolean isCureOver() {
        return isCureSkipped() || isRecovered();
    }

    // --- the vote

    /** @param opened the ballot; without a code where nobody can vote */
    public void startVote(Voting opened) {
        voting = opened;
        step(ReplacementStep.VOTING, opened.endsAt(), opened.voters().stream().map(ActorId::value).toList());
        tell(SYSTEM, "voteOpened", Map.of("ballot", opened.ballot() == null ? "" : opened.ballot(), "members", opened.voters().size(), "leftOut", opened.leftOut().size(), "until", opened.endsAt().toString()));
    }

    /** The result as it was counted; everything but a clear majority keeps the party (domain.md P4). */
    public Decision countVotes(Voting.Result result) {
        voting = voting.counted(result);
        step(ReplacementStep.CONCLUDING, null, List.of());
        tell(SYSTEM, "voteCounted", Map.of("outcome", result.decision().id(), "votes", result.votes(), "quorum", result.needed(), "seats", result.seats()));
        return result.decision();
    }

    // --- the end

    /** Ends the case; the same outcome again changes nothing. @return whether it ended now */
    public boolean end(ReplacementOutcome how, String by, String reason, Instant at) {
        if (outcome != null) {
            return false;
        }
        outcome = how;
        endedAt = at;
        step(ReplacementStep.ENDED, null, List.of());
        tell(by, "ended." + how.name(), reason.isEmpty() ? Map.of() : Map.of("reason", reason));
        return true;
    }

    /** Until the members have been asked to vote; never once a counter has met its rule, or an ally could take the counter's case and put it away. */
    public boolean isWithdrawable() {
        return cause.byPeople() && counterHits.isEmpty() && outcome == null && voting == null;
    }

    /** Whether the person asked for the case. */
    public boolean isAskedBy(String person) {
        return cause.requests().stream().anyMatch(request -> request.person().equals(person));
    }

    /** Whether the person has taken his request back. */
    public boolean isTakenBackBy(String person) {
        return takenBackBy.contains(person) || person.equals(withdrawnBy);
    }

    /** Whether all who asked have taken it back, so that the process is about to end it. */
    public boolean isTakenBack() {
        return withdrawnBy != null;
    }

    /** Somebody who asked for the case takes it back; with the word of all who asked, the process ends it. A repeat changes nothing. @return whether the case ends by it */
    public boolean withdraw(String person) {
        if (isTakenBack() || takenBackBy.contains(person)) {
            return false;
        }
        takenBackBy = Stream.concat(takenBackBy.stream(), Stream.of(person)).toList();
        if (!cause.requests().stream().allMatch(request -> takenBackBy.contains(request.person()))) {
            tell(person, "takenBack", Map.of());
            return false;
        }
        withdrawnBy = person;
        tell(person, "withdrawn", Map.of());
        return true;
    }

    // --- the appeal

    /** The decision may be appealed against until then. */
    public void openAppeal(Instant until) {
        appealUntil = until;
    }

    /** Whether the subject may still appeal. */
    public boolean mayAppeal(Instant at) {
        return appealUntil != null && at.isBefore(appealUntil) && appeal == null;
    }

    public Ruling appeal(String text, String person, Instant at) {
        if (!mayAppeal(at)) {
            return tooLate();
        }
        appeal = new Appeal(text, person, at, List.of(), null);
        tell(person, "appealed", Map.of("reason", text));
        return Ruling.accepted();
    }

    /** As {@link #askJudge}; where nobody is left, the decision stands. */
    public boolean askAppealJudge(Optional<Hearing.Judge> next) {
        if (appeal.ruling() != null) {
            return false;
        }
        if (next.isEmpty()) {
            tell(SYSTEM, "nobodyRuledOnAppeal", Map.of());
            return false;
        }
        appeal = appeal.asked(next.get());
        ended(next.get());
        tell(SYSTEM, "appealJudgeAsked", Map.of("group", next.get().group(), "dueAt", next.get().dueAt().toString()));
        return true;
    }

    /** @param group that the task was offered to */
    public Ruling judgeAppeal(String group, boolean granted, String reason, String person, Instant at) {
        if (appeal == null || appeal.ruling() != null || appeal.judges().isEmpty() || !appeal.judges().getLast().group().equals(group)) {
            return tooLate();
        }
        appeal = appeal.ruled(new Hearing.Ruled(granted, reason, person, at));
        tell(person, granted ? "appealGranted" : "appealRejected", Map.of("reason", reason));
        return Ruling.accepted();
    }

    /** Nobody is asked for a ruling any more. */
    public void closeAppeal() {
        ended(null);
    }

    /** After the end only the appeal, or what it makes good, waits for somebody; before it the search goes on beside. */
    public void ended(Hearing.Judge asked) {
        if (outcome != null) {
            step(ReplacementStep.ENDED, asked == null ? null : asked.dueAt(), asked == null ? List.of() : List.of(asked.group()));
        }
    }

    /** Where what was decided stands, and who is asked until when. */
    public void carryingOut(ReplacementStep where, Instant due, List<String> whom) {
        step(where, due, whom);
    }

    /** What follows from a decision against the subject. */
    public Succession succession() {
        return succession;
    }

    public void reminded(String what) {
        tell(SYSTEM, "reminded", Map.of("step", what, "whom", String.join(", ", awaited(what))));
    }

    /** Somebody else is told that nobody has said anything yet, of each step once. @param whom party ids or groups; empty where nobody is left to tell */
    public void escalated(String what, List<String> whom, Instant at) {
        if (escalatedTo.stream().noneMatch(told -> told.step().equals(what))) {
            escalatedTo = Stream.concat(escalatedTo.stream(), Stream.of(new Silence(what, whom, at))).toList();
            tell(SYSTEM, "escalated", Map.of("step", what, "whom", String.join(", ", whom)));
        }
    }

    /** The silence that somebody was told of and that goes on; empty once the party or the others have said something, or the step is over. */
    public Optional<Silence> silence() {
        boolean answering = step == ReplacementStep.ANSWERING && hearing.answer() == null;
        boolean curing = step == ReplacementStep.CURING && cure.plan() == null && !isCureOver();
        return escalatedTo.stream().filter(told -> !told.whom().isEmpty() && (answering && told.step().equals("answer") || curing && told.step().equals("help"))).findFirst();
    }

    /** Some waits run beside what the case stands at. */
    private List<String> awaited(String what) {
        return switch (what) {
            case "appeal" -> appeal != null && !appeal.judges().isEmpty() ? List.of(appeal.judges().getLast().group()) : waitingFor;
            case "appealTime" -> List.of(subject.actor().value());
            case "cure" -> Stream.concat(Stream.of(subject), others.stream()).map(one -> one.actor().value()).toList();
            case "tender" -> lead().stream().map(one -> one.actor().value()).toList();
            default -> waitingFor;
        };
    }

    /** A counter has met its rule while the case is open. What a counter opened the case for, and the same again, is no news. @return whether it is */
    public boolean counterHit(CounterHit hit) {
        if (isDeparture() || counterHits.contains(hit) || !cause.byPeople() && cause.metrics().containsAll(hit.cause().metrics())) {
            return false;
        }
        counterHits = Stream.concat(counterHits.stream(), Stream.of(hit)).toList();
        var details = told(hit.cause());
        details.put("period", hit.period().toString());
        tell(SYSTEM, "triggeredAgain", details);
        return true;
    }

    private static Map<String, Object> told(Cause cause) {
        Map<String, Object> details = new LinkedHashMap<>(Map.of("rule", cause.rule(), "metrics", String.join(", ", cause.metrics())));
        if (cause.basis() != null) {
            details.put("decisionTable", cause.basis().decision());
            details.put("decisionVersion", cause.basis().version());
        }
        return details;
    }

    private void step(ReplacementStep next, Instant due, List<String> whom) {
        step = next;
        dueAt = due;
        waitingFor = List.copyOf(whom);
    }

    private void require(ReplacementStep wanted) {
        if (step != wanted) {
            throw new IllegalStateException(code + " is at " + step + ", not at " + wanted);
        }
    }

    private static Ruling tooLate() {
        return Ruling.tooLate("replacement.refusal.tooLate");
    }

    /** Its own and those of what followed. */
    @Override
    public List<Fact> takeFacts() {
        var facts = new ArrayList<>(super.takeFacts());
        facts.addAll(succession.takeFacts());
        return facts;
    }

    // --- what stands

    public ReplacementCode code() {
        return code;
    }

    public EmcCode emc() {
        return emc;
    }

    public String title() {
        return title;
    }

    public String platform() {
        return platform;
    }

    public Member subject() {
        return subject;
    }

    public List<Member> others() {
        return others;
    }

    public Optional<Member> lead() {
        return Stream.concat(Stream.of(subject), others.stream()).filter(Member::lead).findFirst();
    }

    public Cause cause() {
        return cause;
    }

    /** Counters that met their rule after the case was opened. */
    public List<CounterHit> counterHits() {
        return counterHits;
    }

    /** What these counters would open a case for; empty where none has met its rule. */
    public Optional<Cause> counted() {
        var metrics = counterHits.stream().flatMap(hit -> hit.cause().metrics().stream()).distinct().toList();
        return counterHits.stream().findFirst().map(hit -> new Cause(hit.cause().rule(), metrics, List.of(), hit.cause().basis()));
    }

    public String evidenceDigest() {
        return evidenceDigest;
    }

    public List<String> impossible() {
        return impossible;
    }

    public boolean watched() {
        return watched;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public ReplacementStep step() {
        return step;
    }

    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    public List<String> waitingFor() {
        return waitingFor;
    }

    public Hearing hearing() {
        return hearing;
    }

    public Optional<Cure> cure() {
        return Optional.ofNullable(cure);
    }

    public Optional<Voting> voting() {
        return Optional.ofNullable(voting);
    }

    public Optional<Instant> appealUntil() {
        return Optional.ofNullable(appealUntil);
    }

    public Optional<Appeal> appeal() {
        return Optional.ofNullable(appeal);
    }

    public Optional<ReplacementOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
