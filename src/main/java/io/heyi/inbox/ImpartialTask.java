package io.heyi.inbox;

import io.heyi.access.Username;
import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import io.heyi.shared.Ruling;
import java.util.Set;

/**
 * A task for somebody without an interest in the case (product-bar T2, D10): whoever has one is not offered it, and is refused where the interest came after the offer.
 *
 * @param <C> the case
 */
public abstract class ImpartialTask<C> extends CaseTask<C> {

    private final String interestKey;

    /** @param interestKey message key of the refusal of whoever has an interest */
    protected ImpartialTask(TaskTypeRef type, CaseDesk<C> desk, String interestKey) {
        super(type, desk);
        this.interestKey = interestKey;
    }

    /** Who must not decide in this case. */
    protected abstract Set<Username> keptOut(C found);

    /** @param group that was asked; empty text for none */
    protected abstract Ruling ruling(C found, String group, TaskDecision decision);

    @Override
    public Set<Username> excluded(TaskContext task) {
        return keptOut(caseOf(task));
    }

    @Override
    protected Ruling ruling(C found, TaskContext task, TaskDecision decision) {
        if (keptOut(found).contains(decision.by().username())) {
            return Ruling.notAllowed(interestKey);
        }
        return ruling(found, task.candidateGroups().isEmpty() ? "" : task.candidateGroups().getFirst(), decision);
    }
}
