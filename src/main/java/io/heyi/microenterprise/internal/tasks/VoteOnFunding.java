package io.heyi.microenterprise.internal.tasks;

import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.process.FoundingTasks;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A member of the investment committee votes (domain.md §3a). */
@Component
class VoteOnFunding extends FoundingTask {

    VoteOnFunding(FoundingDesk desk) {
        super(FoundingTasks.VOTE_ON_FUNDING, desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("approve"), negative("reject"));
    }

    /** The roll is frozen and so is its quorum; who has left the committee since keeps the place on it but not the vote. */
    @Override
    protected Ruling ruling(Proposal proposal, TaskContext task, TaskDecision decision) {
        if (!desk().sitsOnCommittee(decision.by())) {
            return Ruling.notAllowed("microenterprise.refusal.noLongerOnCommittee");
        }
        return proposal.ballots().vote(decision.by().username(), decision.outcome().equals("approve"), words(decision), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).committee().flatMap(ballot -> ballot.voteOf(self(task))).map(vote -> vote.yes() ? "approve" : "reject"));
    }

    /** The voice of a seat on the committee, not of a person: who is away lets it be given (product-bar D13). */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return true;
    }
}
