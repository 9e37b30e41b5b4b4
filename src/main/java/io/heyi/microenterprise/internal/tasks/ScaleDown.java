package io.heyi.microenterprise.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.microenterprise.internal.domain.Decision;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.process.FoundingTasks;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Less money came together than was asked: the proposer starts smaller or lets the founding lapse (domain.md P1, D3). */
@Component
class ScaleDown extends FoundingTask {

    ScaleDown(FoundingDesk desk) {
        super(FoundingTasks.SCALE_DOWN, desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("scaleDown"), negative("letLapse"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    protected Ruling ruling(Proposal proposal, TaskContext task, TaskDecision decision) {
        return decision.outcome().equals("scaleDown") ? proposal.scalingDown().scaleDown(text(decision, "note"), decision.at()) : proposal.scalingDown().letLapse(reason(decision), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).scalingDown().decided().map(Decision::outcome));
    }
}
