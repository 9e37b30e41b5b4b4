package io.heyi.microenterprise.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.microenterprise.internal.domain.Decision;
import io.heyi.microenterprise.internal.domain.PlanCheck;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.process.FoundingTasks;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The proposer answers a proposal that was sent back; the work itself is done on the proposal's page. */
@Component
class ReworkProposal extends FoundingTask {

    ReworkProposal(FoundingDesk desk) {
        super(FoundingTasks.REWORK_PROPOSAL, desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("resubmit"), negative("withdraw"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    protected Ruling ruling(Proposal proposal, TaskContext task, TaskDecision decision) {
        if (decision.outcome().equals("withdraw")) {
            return proposal.rework().decided().isEmpty() && proposal.withdraw(decision.reason(), decision.at()) ? Ruling.accepted() : Ruling.tooLate(Proposal.MOVED_ON);
        }
        return switch (desk().review(proposal)) {
            case PlanCheck.Result.Faulty faulty -> Ruling.refused(faulty.errors());
            case PlanCheck.Result.Sound sound -> proposal.rework().resubmit(sound.plan(), proposal.draft().orElseThrow(), text(decision, "note"), decision.at());
        };
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).rework().decided().map(Decision::outcome));
    }
}
