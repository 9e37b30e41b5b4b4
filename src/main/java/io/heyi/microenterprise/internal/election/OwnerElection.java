package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The election of a micro-enterprise's owner from announcement to the switch of rights (domain.md P5). People's acts are recorded here first and reach the process
 * afterwards; steps of the process move the phase on. A broken rule is a {@link Ruling}; a step at the wrong time is a fault and throws {@link IllegalStateException}.
 * Votes are not here: ballots keep them secret and tell only the count.
 */
public final class OwnerElection {

    static final String SYSTEM = "system";
    /** Refusal of an act for which it is too late. */
    public static final String MOVED_ON = "election.refusal.movedOn";

    // the state, all in one place because it is stored as one document; the parts below work on it
    ElectionId id;
    String microenterprise;
    String platform;
    String currency;
    ElectionTrigger trigger;
    Username incumbent;
    boolean incumbentToPool;
    Username startedBy;
    String reason;
    Instant openedAt;
    ElectionPhase phase;
    Instant dueAt;
    List<Username> roll = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    boolean bottomMet;
    Set<Username> signatures = new LinkedHashSet<>();
    Set<Username> expected = new LinkedHashSet<>();
    List<Candidate> candidates = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    List<Round> rounds = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    int checkLevel;
    String checkGroup;
    Set<String> impossible = new LinkedHashSet<>();
    Instant remindedAt;
    boolean offerOpen;
    Username winner;
    Username runnerUp;
    Username interim;
    Instant interimUntil;
    String interimReason;
    int interimLevel;
    String interimGroup;
    Instant switchedAt;
    Instant endedAt;
    String overtakenBy;
    private transient List<ElectionFact> facts = new ArrayList<>();

    private OwnerElection() {}

    /**
     * What is frozen when an election is announced.
     *
     * @param roll members of the micro-enterprise, the incumbent among them
     * @param bars its present targets
     * @param bottomMet whether the latest concluded month met the bottom values
     */
    public record Announcement(ElectionId id, String microenterprise, String platform, String currency, Username incumbent, List<Username> roll, List<Bar> bars, boolean bottomMet) {}

    /**
     * Announces an election, or takes in a motion for recall, whose author has signed it by moving it.
     *
     * @param by who starts it; empty for the system
     * @param toPool whether a resigning owner leaves for the talent pool
     */
    public static OwnerElection announce(Announcement announcement, ElectionTrigger trigger, Optional<Username> by, String reason, boolean toPool, Instant dueAt, Instant now) {
        var election = new OwnerElection();
        election.id = announcement.id();
        election.microenterprise = announcement.microenterprise();
        election.platform = announcement.platform();
        election.currency = announcement.currency();
        election.incumbent = announcement.incumbent();
        election.trigger = trigger;
        election.startedBy = by.orElse(null);
        election.reason = reason;
        election.incumbentToPool = toPool;
        election.openedAt = now;
        election.dueAt = dueAt;
        election.roll = new ArrayList<>(announcement.roll());
        election.bars = new ArrayList<>(announcement.bars());
        election.bottomMet = announcement.bottomMet();
        election.phase = trigger == ElectionTrigger.RECALL ? ElectionPhase.MOTION : ElectionPhase.NOMINATION;
        if (trigger == ElectionTrigger.RECALL) {
            election.signatures.add(by.orElseThrow());
        }
        election.happened(now, by.map(Username::value).orElse(SYSTEM), "electionAnnounced." + trigger, List.of(String.valueOf(election.roll.size())),
                Map.of("microenterprise", election.microenterprise, "trigger", trigger.name(), "reason", reason, "incumbent", election.incumbent.value(),
                        "roll", election.roll.stream().map(Username::value).toList(), "dueAt", dueAt.toString()));
        return election;
    }

    public Motion motion() {
        return new Motion(this);
    }

    public Nominations nominations() {
        return new Nominations(this);
    }

    public QuestionRound questionRound() {
        return new QuestionRound(this);
    }

    public Balloting balloting() {
        return new Balloting(this);
    }

    public Office office() {
        return new Office(this);
    }

    public Awaited awaited() {
        return new Awaited(this);
    }

    /** Taken back by who started it, as long as nothing has been voted on and nominations are open. */
    public Ruling withdraw(Username by, String why, Instant now) {
        if (startedBy == null || !startedBy.equals(by)) {
            return Ruling.notAllowed("election.refusal.notYourElection");
        }
        if (phase != ElectionPhase.MOTION && (phase != ElectionPhase.NOMINATION || trigger == ElectionTrigger.RECALL)) {
            return Ruling.tooLate(MOVED_ON);
        }
        happened(now, by.value(), "electionWithdrawn", List.of(why), Map.of("reason", why));
        end(ElectionPhase.WITHDRAWN, now);
        return Ruling.accepted();
    }

    /** Ended by an operator because its process is gone. */
    public void cancel(Username operator, String why, Instant now) {
        happened(now, operator.value(), "electionCancelled", List.of(why), Map.of("from", phase.name(), "reason", why));
        end(ElectionPhase.CANCELLED, now);
    }

    void enter(ElectionPhase next, Instant due) {
        phase = next;
        dueAt = due;
        remindedAt = null;
    }

    void end(ElectionPhase last, Instant now) {
        enter(last, null);
        endedAt = now;
    }

    void require(ElectionPhase... allowed) {
        if (!List.of(allowed).contains(phase)) {
            throw new IllegalStateException("election " + id + " is in " + phase + ", not in " + List.of(allowed));
        }
    }

    void happened(Instant now, String actor, String fact, List<String> arguments, Map<String, Object> details) {
        facts.add(new ElectionFact(now, actor, fact, arguments, details));
    }

    /** What happened since it was loaded; asked once, when it is stored. */
    public List<ElectionFact> takeFacts() {
        var taken = List.copyOf(facts);
        facts.clear();
        return taken;
    }

    // --- what is so

    /** People who must not decide on compliance or on an interim owner: who stands and who holds the office, to whom the register adds whoever has an interest in one of them (product-bar T2). */
    public Set<Username> interested() {
        var people = candidates.stream().map(Candidate::person).collect(Collectors.toCollection(LinkedHashSet::new));
        people.add(incumbent);
        return people;
    }

    public boolean isOnRoll(Username person) {
        return roll.contains(person);
    }

    /** Who votes on a recall: the roll without its subject (product-bar T2). */
    public List<Username> recallRoll() {
        return roll.stream().filter(person -> !person.equals(incumbent)).toList();
    }

    public Optional<Candidate> candidate(String key) {
        return candidates.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    public Optional<Candidate> candidacyOf(Username person) {
        return candidates.stream().filter(one -> one.person().equals(person) && one.stands()).findFirst();
    }

    public List<Candidate> standing() {
        return candidates.stream().filter(Candidate::stands).toList();
    }

    public boolean isChallenge() {
        return trigger == ElectionTrigger.CHALLENGE;
    }

    /** Whether a founding waits for it. */
    public boolean isFirst() {
        return trigger == ElectionTrigger.FOUNDING;
    }

    public ElectionId id() {
        return id;
    }

    public String microenterprise() {
        return microenterprise;
    }

    public String platform() {
        return platform;
    }

    public String currency() {
        return currency;
    }

    public ElectionTrigger trigger() {
        return trigger;
    }

    public Username incumbent() {
        return incumbent;
    }

    public boolean incumbentToPool() {
        return incumbentToPool;
    }

    public Optional<Username> startedBy() {
        return Optional.ofNullable(startedBy);
    }

    public String reason() {
        return reason;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public ElectionPhase phase() {
        return phase;
    }

    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    public List<Username> roll() {
        return List.copyOf(roll);
    }

    public List<Bar> bars() {
        return List.copyOf(bars);
    }

    public boolean bottomMet() {
        return bottomMet;
    }

    public List<Candidate> candidates() {
        return List.copyOf(candidates);
    }

    public List<Question> questions() {
        return List.copyOf(questions);
    }

    public List<Round> rounds() {
        return List.copyOf(rounds);
    }

    public Optional<Instant> switchedAt() {
        return Optional.ofNullable(switchedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
