package io.heyi.dissolution.internal.tasks;

import io.heyi.access.Username;
import io.heyi.dissolution.internal.Takers;
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

    private final Takers takers;

    AgreeToTake(DissolutionDesk desk, Takers takers) {
        super(DissolutionTasks.AGREE_TO_TAKE.type(), desk);
        this.takers = takers;
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
        boolean agrees = decision.outcome().equals("agree");
        var obstacle = agrees ? found.alternative(alternative(task)).flatMap(one -> takers.obstacle(found, one.kind(), one.target())) : Optional.<Ruling>empty();
        return obstacle.isPresent() ? obstacle.get() : found.agree(alternative(task), agrees, reason(decision), decision.by().username().value(), decision.at());
    }

    private static String alternative(TaskContext task) {
        return task.variables().get("taker") instanceof Map<?, ?> taker ? String.valueOf(taker.get("id")) : "";
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).alternative(alternative(task)).map(Alternative::answer).map(answer -> answer.agreed() ? "agree" : "decline"));
    }

    /** An offer is accepted or turned down by whoever it binds. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return false;
    }
}
