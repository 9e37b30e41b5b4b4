package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who stands for owner, and whether the rules of the company let him (domain.md P5). */
public final class Nominations {

    /** Reasons for an election in which the present owner does not stand. */
    private static final Set<ElectionTrigger> INCUMBENT_LEAVES = Set.of(ElectionTrigger.RESIGNATION, ElectionTrigger.RECALL, ElectionTrigger.DISSOLUTION);

    /** From the nominations to the last question. */
    static final Set<ElectionPhase> BEFORE_THE_VOTE = EnumSet.of(ElectionPhase.NOMINATION, ElectionPhase.ELIGIBILITY, ElectionPhase.QUESTIONS);

    private final OwnerElection election;

    Nominations(OwnerElection election) {
        this.election = election;
    }

    /** Stands with a checked plan; whoever stands already changes his plan. */
    public Ruling stand(Username by, ElectionPlan plan, ElectionPolicy policy, Instant now) {
        if (election.phase != ElectionPhase.NOMINATION || !now.isBefore(election.dueAt)) {
            return Ruling.tooLate(OwnerElection.MOVED_ON);
        }
        if (election.isFirst() && !election.isOnRoll(by)) {
            return Ruling.notAllowed("election.refusal.notAFounder");
        }
        if (by.equals(election.incumbent) && incumbentLeaves()) {
            return Ruling.notAllowed("election.refusal.incumbentLeaves");
        }
        if (by.equals(election.incumbent) && election.isChallenge()) {
            return Ruling.notAllowed("election.refusal.incumbentIsOnBallot");
        }
        var present = election.candidacyOf(by);
        if (present.isEmpty() && election.standing().size() >= policy.mostCandidates()) {
            return Ruling.tooLate("election.refusal.enoughCandidates", policy.mostCandidates());
        }
        present.ifPresentOrElse(candidate -> replace(candidate.with(plan)),
                () -> election.candidates.add(Candidate.standing(election.candidates.size() + 1, by, plan, now)));
        election.happened(now, by.value(), present.isPresent() ? "planChanged" : "stoodForOwner", List.of(), Map.of("plan", plan.hash(), "stake", plan.stake().toPlainString()));
        return Ruling.accepted();
    }

    /**
     * In a founding: the proposer stands with the plan that the team has signed, the others who said that they stand are waited for (domain.md P1.8).
     *
     * @param standing the proposer first
     */
    void inAFounding(List<Username> standing, ElectionPlan signed, ElectionPolicy policy, Instant now) {
        election.expected.addAll(standing);
        if (!(stand(standing.getFirst(), signed, policy, now) instanceof Ruling.Accepted)) {
            throw new IllegalStateException("the proposer cannot stand in election " + election.id);
        }
    }

    /** Whether everybody has a plan who said that he stands; nobody else needs to be waited for. */
    public boolean isComplete(ElectionPolicy policy) {
        return election.isFirst() && (missing().isEmpty() || election.standing().size() >= policy.mostCandidates());
    }

    /** Who is asked for a plan: in a founding those who said that they stand, else all members who may stand and do not. */
    public List<Username> missing() {
        var asked = election.isFirst() ? election.expected : election.roll;
        return asked.stream().filter(person -> election.candidates.stream().noneMatch(one -> one.person().equals(person)))
                .filter(person -> !person.equals(election.incumbent) || !incumbentLeaves() && !election.isChallenge()).toList();
    }

    private boolean incumbentLeaves() {
        return INCUMBENT_LEAVES.contains(election.trigger);
    }

    /** Until the first vote; afterwards a candidate declines the office instead. A challenge whose last challenger stands down is over. */
    public Ruling standDown(Username by, String why, Instant now) {
        var candidate = election.candidacyOf(by);
        if (candidate.isEmpty() || !BEFORE_THE_VOTE.contains(election.phase)) {
            return Ruling.tooLate(OwnerElection.MOVED_ON);
        }
        replace(candidate.get().out(Candidate.State.STOOD_DOWN, why));
        election.happened(now, by.value(), "stoodDown", List.of(why), Map.of("reason", why));
        if (election.isChallenge() && election.standing().isEmpty()) {
            election.happened(now, OwnerElection.SYSTEM, "lastChallengerStoodDown", List.of(), Map.of("incumbent", election.incumbent.value()));
            election.end(ElectionPhase.WITHDRAWN, now);
        }
        return Ruling.accepted();
    }

    /** Whether a motion for recall may run beside it: a challenge that nobody votes on yet (ADR 22). */
    public boolean giveWayToMotions() {
        return election.isChallenge() && BEFORE_THE_VOTE.contains(election.phase);
    }

    /** Step of a motion: enough members want to vote on the owner himself. */
    void giveWayTo(ElectionId motion, Instant now) {
        election.require(BEFORE_THE_VOTE.toArray(ElectionPhase[]::new));
        election.happened(now, OwnerElection.SYSTEM, "challengeGaveWay", List.of(motion.value()), Map.of("motion", motion.value()));
        election.end(ElectionPhase.WITHDRAWN, now);
    }

    /** Step: nobody can stand any more. @return the candidates whose compliance is to be checked; empty when nobody stands */
    public List<Candidate> close(Instant checkDue, Instant now) {
        election.require(ElectionPhase.NOMINATION);
        election.enter(ElectionPhase.ELIGIBILITY, checkDue);
        election.happened(now, OwnerElection.SYSTEM, "nominationsClosed", List.of(String.valueOf(election.standing().size())),
                Map.of("candidates", election.standing().stream().map(one -> one.person().value()).toList()));
        return election.standing();
    }

    /** Step: who is asked to check the candidates. @param level of the ladder, 0 for the platform's owner */
    public void askToCheck(int level, String group) {
        election.checkLevel = level;
        election.checkGroup = group;
    }

    /** Step: the level asked so far was silent about some of the candidates. */
    public void escalateCheck(int level, String group, Instant due, Instant now) {
        election.require(ElectionPhase.ELIGIBILITY);
        askToCheck(level, group);
        election.enter(ElectionPhase.ELIGIBILITY, due);
        election.happened(now, OwnerElection.SYSTEM, "checkEscalated", List.of(group, String.valueOf(unchecked().size())), Map.of("group", group, "dueAt", due.toString()));
    }

    public int checkLevel() {
        return election.checkLevel;
    }

    /** Who is asked now; empty before the check. */
    public Optional<String> checkGroup() {
        return Optional.ofNullable(election.checkGroup);
    }

    /** Who stands and whom nobody has ruled on yet. */
    public List<Candidate> unchecked() {
        return election.standing().stream().filter(one -> !one.cleared()).toList();
    }

    /** Nobody without an interest is there to check the candidates (product-bar D10). @return whether this is news */
    boolean nobodyToCheck(Instant now) {
        boolean news = election.impossible.add("compliance");
        if (news) {
            election.happened(now, OwnerElection.SYSTEM, "nobodyToCheck", List.of(), Map.of());
        }
        return news;
    }

    /** The platform's owner says of one candidate whether a rule of the company stands against him; anything else is the members' to decide. */
    public Ruling rule(String key, boolean cleared, Username by, String reason, Instant now) {
        var candidate = election.candidate(key).filter(Candidate::stands).filter(one -> !one.cleared());
        if (election.phase != ElectionPhase.ELIGIBILITY || candidate.isEmpty()) {
            return Ruling.tooLate(OwnerElection.MOVED_ON);
        }
        var person = candidate.get().person().value();
        replace(cleared ? candidate.get().clear() : candidate.get().out(Candidate.State.VETOED, reason));
        election.happened(now, by.value(), cleared ? "candidateCleared" : "candidateVetoed", List.of(person, reason), Map.of("candidate", person, "reason", reason));
        return Ruling.accepted();
    }

    /** Step: silence of all levels clears. @return whether anybody is left */
    public boolean checked(Instant questionsDue, Instant now) {
        election.require(ElectionPhase.ELIGIBILITY);
        unchecked().forEach(one -> {
            replace(one.clear());
            election.happened(now, OwnerElection.SYSTEM, "candidateClearedBySilence", List.of(one.person().value()), Map.of("candidate", one.person().value()));
        });
        if (election.standing().isEmpty()) {
            return false;
        }
        election.enter(ElectionPhase.QUESTIONS, questionsDue);
        election.happened(now, OwnerElection.SYSTEM, "questionsOpened", List.of(String.valueOf(election.standing().size())), Map.of("dueAt", questionsDue.toString()));
        return true;
    }

    /** Step: in a founding the only one who is left is elected without a ballot. @return whether it is so */
    public boolean unopposed(Instant now) {
        election.require(ElectionPhase.QUESTIONS);
        if (!election.isFirst() || election.standing().size() != 1) {
            return false;
        }
        var only = election.standing().getFirst().person();
        election.happened(now, OwnerElection.SYSTEM, "unopposed", List.of(only.value()), Map.of("candidate", only.value()));
        return true;
    }

    private void replace(Candidate changed) {
        election.candidates.replaceAll(one -> one.key().equals(changed.key()) ? changed : one);
    }
}
