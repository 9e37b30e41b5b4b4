package io.heyi.replacement.internal.process;

import io.heyi.audit.AuditEvent;
import io.heyi.ballot.Addressee;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.Ending;
import io.heyi.replacement.internal.MembersBallot;
import io.heyi.replacement.internal.MembersVote;
import io.heyi.replacement.internal.Opening;
import io.heyi.replacement.internal.ReplacementSchedule;
import io.heyi.replacement.internal.domain.Cause;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The members' vote and the end of a case (domain.md P4, D1 to D3). */
@Component
@Transactional
public class DecisionSteps {

    private final CaseStore store;
    private final MembersVote vote;
    private final MembersBallot ballot;
    private final Ending ending;
    private final Opening opening;
    private final ReplacementSchedule schedule;

    DecisionSteps(CaseStore store, MembersVote vote, MembersBallot ballot, Ending ending, Opening opening, ReplacementSchedule schedule) {
        this.store = store;
        this.vote = vote;
        this.ballot = ballot;
        this.ending = ending;
        this.opening = opening;
        this.schedule = schedule;
    }

    /** @param ballot code, empty where nobody can vote */
    public record VoteOpened(boolean votePossible, String ballot, List<Addressee> seats, String voteEndsAt, String voteReminderAt) {}

    /** @param decision keep, reduce or replace */
    public record VoteApplied(String decision) {}

    public VoteOpened openVote(ReplacementVariables in) {
        var found = store.lock(in.code());
        var voting = vote.open(found);
        found.startVote(voting);
        store.saveStep(found);
        return opened(ballot, schedule, voting.ballot(), voting.endsAt());
    }

    static VoteOpened opened(MembersBallot ballot, ReplacementSchedule schedule, String code, Instant ends) {
        return new VoteOpened(code != null, code == null ? "" : code, ballot.seats(code), ends.toString(), schedule.reminderAt(ends).toString());
    }

    public VoteApplied applyVote(ReplacementVariables in) {
        var found = store.lock(in.code());
        var decision = found.countVotes(vote.count(found));
        store.saveStep(found);
        return new VoteApplied(decision.id());
    }

    /** @param appealUntil empty where there is nothing to appeal against */
    public record Concluded(String replacementStep, String appealUntil) {}

    public Concluded conclude(ReplacementVariables in) {
        var found = store.lock(in.code());
        ending.end(found, ReplacementOutcome.valueOf(in.conclusion()), AuditEvent.SYSTEM, "");
        return new Concluded(found.step().name(), found.appealUntil().map(Instant::toString).orElse(""));
    }

    /** Taken back by those who asked, or without an object because the contract has ended or the party has left it. */
    public Moved withdraw(ReplacementVariables in) {
        var found = store.lock(in.code());
        var why = Withdrawal.of(in.withdrawal());
        var counted = found.outcome().isEmpty() && why == Withdrawal.ASKERS ? found.counted() : Optional.<Cause>empty();
        ending.breakOff(found, opening.overtakes(found, why) ? ReplacementOutcome.OVERTAKEN_BY_DEPARTURE : why.outcome(), AuditEvent.SYSTEM, "");
        // the counter met its rule while the word of the askers was on its way
        counted.ifPresent(cause -> opening.open(found.emc(), found.subject().actor(), cause));
        return Moved.to(found);
    }

    /** No step of the process: an operator closes a case whose process is gone. */
    void close(ReplacementCase found, String operator, String reason) {
        ending.breakOff(found, ReplacementOutcome.CANCELLED, operator, reason);
    }
}
