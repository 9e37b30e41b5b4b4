package io.heyi.dissolution.internal.tasks;

import io.heyi.access.Username;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import io.heyi.shared.Ruling;
import java.util.Set;

/** A task for somebody without an interest in the case (product-bar T2, D10): whoever has one is not offered it, and is refused where the interest came after the offer. */
abstract class ImpartialTask extends CaseTask<Dissolution> {

    ImpartialTask(TaskTypeRef type, DissolutionDesk desk) {
        super(type, desk);
    }

    /** Who must not decide in this case. */
    protected abstract Set<Username> keptOut(Dissolution found);

    /** @param group that was asked; empty text for none */
    protected abstract Ruling ruling(Dissolution found, String group, TaskDecision decision);

    @Override
    public Set<Username> excluded(TaskContext task) {
        return keptOut(caseOf(task));
    }

    @Override
    protected Ruling ruling(Dissolution found, TaskContext task, TaskDecision decision) {
        if (keptOut(found).contains(decision.by().username())) {
            return Ruling.notAllowed("dissolution.refusal.interest");
        }
        return ruling(found, task.candidateGroups().isEmpty() ? "" : task.candidateGroups().getFirst(), decision);
    }
}
