package io.heyi.microenterprise.internal.process;

import io.heyi.access.Username;
import io.heyi.microenterprise.internal.Deciders;
import io.heyi.microenterprise.internal.domain.CommitteeBallot.Result;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The investment committee's ballots. */
@Component
@Transactional
public class CommitteeSteps {

    private final Cases cases;
    private final Deciders deciders;
    private final Deadlines deadlines;
    private final FoundingPolicy policy;
    private final Clock clock;

    CommitteeSteps(Cases cases, Deciders deciders, Deadlines deadlines, FoundingPolicy policy, Clock clock) {
        this.cases = cases;
        this.deciders = deciders;
        this.deadlines = deadlines;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param voters user names still to vote; the counts let the process see when the result is fixed */
    public record Called(List<String> voters, int rollSize, int quorum, int yesSoFar, int noSoFar, int committeeRound, String committeeDueAt,
                         String committeeReminderAt) {}

    /** @param committeeResult approved, rejected or noQuorum */
    public record Tallied(String committeeResult, boolean secondBallotAllowed) {}

    /** The roll is frozen at the first ballot; a second one asks only those who have not voted. */
    public Called call(FoundingVariables in) {
        var proposal = cases.open(in.id());
        boolean again = proposal.committee().isPresent();
        var route = in.route();
        var deadline = deadlines.in(again ? route.secondBallotWorkingDays() : route.committeeWorkingDays(), route.reminderWorkingDaysBefore());
        if (again) {
            proposal.ballots().callAgain(deadline.dueAt(), clock.instant());
        } else {
            proposal.ballots().call(deciders.committee(deciders.interested(proposal)), policy, deadline.dueAt(), clock.instant());
        }
        cases.save(proposal);
        var ballot = proposal.committee().orElseThrow();
        return new Called(ballot.missing().stream().map(Username::value).toList(), ballot.roll().size(), ballot.quorum(),
                ballot.yes(), ballot.no(), ballot.round(), deadline.dueAt().toString(), deadline.remindAt().toString());
    }

    public Tallied tally(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var ballot = proposal.committee().orElseThrow();
        var result = proposal.ballots().close(clock.instant());
        boolean again = result == Result.NO_QUORUM && ballot.round() < policy.committeeBallots() && !ballot.missing().isEmpty();
        if (result == Result.NO_QUORUM && !again) {
            proposal.lapse("noQuorum", clock.instant());
        }
        cases.save(proposal);
        return new Tallied(switch (result) {
            case APPROVED -> "approved";
            case REJECTED -> "rejected";
            case NO_QUORUM -> "noQuorum";
        }, again);
    }
}
