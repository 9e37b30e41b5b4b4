package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.shared.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the count to the office: acceptance by signing the plan, an interim owner where nobody is elected, and the switch of the rights (domain.md P5). */
public final class Office {

    private final OwnerElection election;

    Office(OwnerElection election) {
        this.election = election;
    }

    /** Step: offers the office to the elected person, or to the runner-up once the elected has declined; nobody after that (A). */
    public Optional<Candidate> offer(Instant due, Instant now) {
        election.require(ElectionPhase.QUESTIONS, ElectionPhase.BALLOT, ElectionPhase.ACCEPTANCE);
        var next = election.balloting().ranking().stream().limit(2).filter(one -> !election.asked.contains(one.key())).findFirst();
        next.ifPresent(candidate -> {
            election.asked.add(candidate.key());
            election.offerOpen = true;
            election.enter(ElectionPhase.ACCEPTANCE, due);
            election.happened(now, OwnerElection.SYSTEM, "officeOffered", List.of(candidate.person().value()), Map.of("candidate", candidate.person().value(), "dueAt", due.toString()));
        });
        return next;
    }

    /** To whom the office is offered now. */
    public Optional<Candidate> offeredTo() {
        return election.phase == ElectionPhase.ACCEPTANCE && election.offerOpen ? election.candidate(election.asked.getLast()) : Optional.empty();
    }

    /** @param shownHash fingerprint of the plan that the person had before his eyes */
    public Ruling accept(Username by, String shownHash, String sessionId, Instant now) {
        var candidate = offeredTo().filter(one -> one.person().equals(by));
        if (candidate.isEmpty()) {
            return Ruling.tooLate(OwnerElection.MOVED_ON);
        }
        if (!candidate.get().plan().hash().equals(shownHash)) {
            return Ruling.refused("planHash", "election.error.otherPlan");
        }
        election.offerOpen = false;
        election.winner = by;
        election.happened(now, by.value(), "officeAccepted", List.of(), Map.of("plan", shownHash, "sessionId", sessionId));
        return Ruling.accepted();
    }

    public Ruling decline(Username by, String reason, Instant now) {
        if (offeredTo().filter(one -> one.person().equals(by)).isEmpty()) {
            return Ruling.tooLate(OwnerElection.MOVED_ON);
        }
        election.offerOpen = false;
        election.winner = null;
        election.happened(now, by.value(), "officeDeclined", List.of(reason), Map.of("reason", reason));
        return Ruling.accepted();
    }

    /** Whether the person asked last has accepted. */
    public boolean isAccepted() {
        return !election.offerOpen && election.winner != null && !election.asked.isEmpty();
    }

    /** Step: silence declines. */
    public void closeOffer(Instant now) {
        offeredTo().ifPresent(candidate -> {
            election.offerOpen = false;
            election.winner = null;
            election.happened(now, OwnerElection.SYSTEM, "officeNotAccepted", List.of(candidate.person().value()), Map.of("candidate", candidate.person().value()));
        });
    }

    /** Step: nobody is elected. The present owner who is challenged or looks after a dissolution stays; else an interim owner is looked for. @return whether he stays */
    public boolean endWithoutOwner(Instant now) {
        election.winner = null;
        election.happened(now, OwnerElection.SYSTEM, election.isChallenge() ? "challengeFailed" : "nobodyElected", List.of(), Map.of("candidates", election.standing().size()));
        if (keepsOwner()) {
            election.end(ElectionPhase.INCUMBENT_CONFIRMED, now);
        }
        return keepsOwner();
    }

    /** Step: nobody is elected in a founding, which goes on with its proposer as interim owner for the longest time of the policy (A). */
    public void proposerLeads(ElectionPolicy policy, Instant now) {
        election.interim = election.incumbent;
        election.interimUntil = now.plus(Duration.ofDays(policy.interimDays()));
        election.enter(ElectionPhase.INTERIM_CHOICE, null);
        election.happened(now, OwnerElection.SYSTEM, "proposerLeads", List.of(election.interim.value()),
                Map.of("interim", election.interim.value(), "until", election.interimUntil.toString()));
    }

    /** Step: asks this group to name an interim owner. @param level of the ladder, 0 for the platform's owner */
    public void askForInterim(int level, String group, Instant due, Instant now) {
        election.interimLevel = level;
        election.interimGroup = group;
        election.enter(ElectionPhase.INTERIM_CHOICE, due);
        election.happened(now, OwnerElection.SYSTEM, "interimAsked", List.of(group), Map.of("group", group, "dueAt", due.toString()));
    }

    /** Nobody without an interest is there to name an interim owner, should nobody be elected (product-bar D10). @return whether this is news */
    boolean nobodyToNameInterim(Instant now) {
        boolean news = election.impossible.add("interim");
        if (news) {
            election.happened(now, OwnerElection.SYSTEM, "nobodyToNameInterim", List.of(), Map.of());
        }
        return news;
    }

    public int interimLevel() {
        return election.interimLevel;
    }

    public Optional<String> interimGroup() {
        return Optional.ofNullable(election.interimGroup);
    }

    /** @param days 1 to the policy's longest */
    public Ruling nameInterim(Username person, int days, Username by, String why, ElectionPolicy policy, Instant now) {
        if (election.phase != ElectionPhase.INTERIM_CHOICE || election.interim != null) {
            return Ruling.tooLate(OwnerElection.MOVED_ON);
        }
        if (person.equals(by)) {
            return Ruling.refused("interim", "election.error.interimSelf");
        }
        if (person.equals(election.incumbent)) {
            return Ruling.refused("interim", "election.error.interimIncumbent");
        }
        if (days < 1 || days > policy.interimDays()) {
            return Ruling.refused("days", "election.error.interimDays", policy.interimDays());
        }
        election.interim = person;
        election.interimUntil = now.plus(Duration.ofDays(days));
        election.interimReason = why;
        election.happened(now, by.value(), "interimNamed", List.of(person.value(), String.valueOf(days), why),
                Map.of("interim", person.value(), "until", election.interimUntil.toString(), "reason", why));
        return Ruling.accepted();
    }

    /** Who gets the rights now, elected or interim. */
    public Username successor() {
        return Optional.ofNullable(election.interim).or(() -> Optional.ofNullable(election.winner)).orElseThrow(() -> new IllegalStateException("election " + election.id + " has no successor"));
    }

    public Optional<Username> interim() {
        return Optional.ofNullable(election.interim);
    }

    public Optional<Instant> interimUntil() {
        return Optional.ofNullable(election.interimUntil);
    }

    public Optional<Username> winner() {
        return Optional.ofNullable(election.winner);
    }

    public Optional<Username> runnerUp() {
        return Optional.ofNullable(election.runnerUp);
    }

    /** Step: the rights have passed in this transaction. The runner-up is kept as backup leader. @return whether the incumbent only stays in office */
    public boolean switched(Instant now) {
        election.require(ElectionPhase.ACCEPTANCE, ElectionPhase.INTERIM_CHOICE);
        var successor = successor();
        election.switchedAt = now;
        if (election.interim != null) {
            election.enter(ElectionPhase.INTERIM, election.interimUntil);
            election.happened(now, OwnerElection.SYSTEM, "interimInOffice", List.of(successor.value()), Map.of("owner", successor.value(), "former", election.incumbent.value()));
            return false;
        }
        boolean stays = successor.equals(election.incumbent);
        election.runnerUp = election.balloting().runnerUp().orElse(null);
        election.happened(now, OwnerElection.SYSTEM, stays ? "incumbentConfirmed" : election.isFirst() ? "firstOwner" : "rightsSwitched", List.of(successor.value(), election.incumbent.value()),
                Map.of("owner", successor.value(), "former", election.incumbent.value(), "toPool", election.incumbentToPool,
                        "backup", Optional.ofNullable(election.runnerUp).map(Username::value).orElse("")));
        election.end(stays ? ElectionPhase.INCUMBENT_CONFIRMED : ElectionPhase.ELECTED, now);
        return stays;
    }

    /**
     * Whether the members have decided who leads: by a majority in a ballot with a quorum, or in a founding because only one stood. Immunity and the count of missed
     * months start from such an election only (ADR 22).
     */
    public boolean isDecided() {
        if (election.phase != ElectionPhase.ELECTED && election.phase != ElectionPhase.INCUMBENT_CONFIRMED) {
            return false;
        }
        if (election.rounds.isEmpty()) {
            return election.isFirst();
        }
        var last = election.rounds.getLast();
        return Counted.Outcome.CHOSEN.name().equals(last.outcome()) && (election.winner != null || Round.NOBODY.equals(last.chosen()));
    }

    /** Step: the interim's time is up and the next election begins. */
    public void interimOver(String microenterprise, Instant now) {
        election.require(ElectionPhase.INTERIM);
        election.happened(now, OwnerElection.SYSTEM, "interimOver", List.of(), Map.of("microenterprise", microenterprise));
        election.end(ElectionPhase.INTERIM_OVER, now);
    }

    /** Whether the present owner stays where nobody is elected: challenged, or needed for the dissolution. */
    public boolean keepsOwner() {
        return election.isChallenge() || election.trigger == ElectionTrigger.DISSOLUTION;
    }

    /** Step of a dissolution: nothing is left to lead, or another owner is looked for. */
    void overtake(String dissolution, Instant now) {
        election.overtakenBy = dissolution;
        election.happened(now, OwnerElection.SYSTEM, "electionOvertaken", List.of(dissolution), Map.of("from", election.phase.name(), "dissolution", dissolution));
        election.end(ElectionPhase.WITHDRAWN, now);
    }

    /** Code of the dissolution that ended the election. */
    public Optional<String> overtakenBy() {
        return Optional.ofNullable(election.overtakenBy);
    }
}
