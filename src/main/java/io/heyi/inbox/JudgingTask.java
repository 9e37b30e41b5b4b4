package io.heyi.inbox;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;

/**
 * Somebody without an interest says yes or {@code reject} to what a party has put forward; both with a reason (product-bar T6).
 *
 * @param <C> the case
 */
public abstract class JudgingTask<C> extends ImpartialTask<C> {

    private static final String REJECT = "reject";

    private final String yes;

    /** @param yes outcome by which it is accepted */
    protected JudgingTask(TaskTypeRef type, CaseDesk<C> desk, String interestKey, String yes) {
        super(type, desk, interestKey);
        this.yes = yes;
    }

    /** @param group that was asked; empty text for none */
    protected abstract Ruling judge(C found, String group, boolean accepted, TaskDecision decision);

    /** What was ruled; empty before it. */
    protected abstract Optional<Boolean> ruled(C found);

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(neutral(yes), neutral(REJECT));
    }

    @Override
    protected Ruling ruling(C found, String group, TaskDecision decision) {
        return judge(found, group, decision.outcome().equals(yes), decision);
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(ruled(caseOf(task)).map(accepted -> accepted ? yes : REJECT));
    }
}
