package io.heyi.replacement.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Any of the other members says how they help in the cure period (domain.md P4, step 4). */
@Component
class PlanHelp extends CaseTask<ReplacementCase> {

    PlanHelp(ReplacementDesk desk) {
        super(ReplacementTasks.PLAN_HELP.type(), desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("plan"), negative("noHelp"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        boolean plans = decision.outcome().equals("plan");
        return plans && text(decision, "help").isEmpty() ? List.of(FieldError.of("help", "replacement.error.help")) : List.of();
    }

    @Override
    protected Ruling ruling(ReplacementCase found, TaskContext task, TaskDecision decision) {
        return found.planHelp(decision.outcome().equals("plan") ? text(decision, "help").orElse("") : "", decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).cure().flatMap(cure -> Optional.ofNullable(cure.plan())).map(plan -> plan.text().isEmpty() ? "noHelp" : "plan"));
    }
}
