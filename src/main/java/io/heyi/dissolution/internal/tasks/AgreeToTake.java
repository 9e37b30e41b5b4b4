package io.heyi.dissolution.internal.tasks;

import io.heyi.access.Username;
import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.process.DissolutionTasks;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The owner of the other micro-enterprise or platform agrees to take it over, for itself; it decides nothing for the members. */
@Component
class AgreeToTake extends CaseTask<Dissolution> {

    AgreeToTake(DissolutionDesk desk) {
        super(DissolutionTasks.AGREE_TO_TAKE.type(), desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("agree"), negative("decline"));
    }

    /** It speaks for itself. */
    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    protected Ruling ruling(Dissolution found, TaskContext task, TaskDecision decision) {
        return found.agree(alternative(task), decision.outcome().equals("agree"), reason(decision), decision.by().username().value(), decision.at());
    }

    private static String alternative(TaskContext task) {
        return task.variables().get("taker") instanceof Map<?, ?> taker ? String.valueOf(taker.get("id")) : "";
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).alternative(alternative(task)).map(Alternative::answer).map(answer -> answer.agreed() ? "agree" : "decline"));
    }
}
