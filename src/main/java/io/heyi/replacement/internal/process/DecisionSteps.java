package io.heyi.replacement.internal.process;

import io.heyi.audit.AuditEvent;
import io.heyi.ballot.Addressee;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.Ballots;
import io.heyi.performance.Counters;
import io.heyi.replacement.ReplacementClosed;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.MembersVote;
import io.heyi.replacement.internal.ReplacementSchedule;
import io.heyi.replacement.internal.domain.ReplacementCase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The members' vote and the end of a case (domain.md P4, D1 to D3). */
@Component
@Transactional
public class DecisionSteps {

    private final CaseStore store;
    private final MembersVote vote;
    private final Ballots ballots;
    private final Counters counters;
    private final ReplacementSchedule schedule;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecisionSteps(CaseStore store, MembersVote vote, Ballots ballots, Counters counters, ReplacementSchedule schedule, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.vote = vote;
        this.ballots = ballots;
        this.counters = counters;
        this.schedule = schedule;
        this.events = events;
        this.clock = clock;
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
        boolean possible = voting.ballot() != null;
        var seats = possible ? ballots.find(new BallotId(voting.ballot())).orElseThrow().call().seats().stream().map(Addressee::of).toList() : List.<Addressee>of();
        return new VoteOpened(possible, possible ? voting.ballot() : "", seats, voting.endsAt().toString(), schedule.reminderAt(voting.endsAt()).toString());
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
        end(found, ReplacementOutcome.valueOf(in.conclusion()), AuditEvent.SYSTEM, "");
        return new Concluded(found.step().name(), found.appealUntil().map(Instant::toString).orElse(""));
    }

    /** Taken back by those who asked, or overtaken by the end of the contract. */
    public Moved withdraw(ReplacementVariables in) {
        var found = store.lock(in.code());
        vote.callOff(found);
        end(found, ReplacementOutcome.WITHDRAWN, AuditEvent.SYSTEM, "");
        return Moved.to(found);
    }

    /** No step of the process: an operator closes a case whose process is gone. */
    void close(ReplacementCase found, String operator, String reason) {
        vote.callOff(found);
        end(found, ReplacementOutcome.WITHDRAWN, operator, reason);
    }

    private void end(ReplacementCase found, ReplacementOutcome outcome, String by, String reason) {
        var now = clock.instant();
        if (!found.end(outcome, by, reason, now)) {
            return;
        }
        var subject = found.subject().actor();
        if (outcome == ReplacementOutcome.RE_ATTRIBUTED) {
            var ruled = found.hearing();
            counters.reattribute(found.emc(), subject, found.cause().metrics(), ruled.answer().claim().actor(), ruled.ruling().person());
        }
        if (outcome == ReplacementOutcome.REDUCTION_DECIDED || outcome == ReplacementOutcome.REPLACEMENT_DECIDED) {
            found.openAppeal(schedule.appealUntil());
        }
        if (outcome == ReplacementOutcome.RECOVERED) {
            store.watch(found.emc(), subject, schedule.month(now).plusMonths(1), found.code());
        }
        store.saveStep(found);
        events.publishEvent(new ReplacementClosed(found.code(), found.emc(), subject, outcome, now));
    }
}
