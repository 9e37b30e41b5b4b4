package io.heyi.bench.child;

import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The human tasks of a renewal with nothing behind them but the inbox. */
abstract class IdleTask implements TaskType {

    private final String verbNoun;
    private final String form;
    private final String variable;
    private final String outcome;

    IdleTask(String verbNoun, String form, String variable, String outcome) {
        this.verbNoun = verbNoun;
        this.form = form;
        this.variable = variable;
        this.outcome = outcome;
    }

    @Component
    @Profile("bench")
    static class Propose extends IdleTask {
        Propose() {
            super("proposeTerms", "propose-terms", "proposalOutcome", "noChange");
        }
    }

    @Component
    @Profile("bench")
    static class Confirm extends IdleTask {
        Confirm() {
            super("confirmTerms", "confirm-terms", "confirmOutcome", "confirm");
        }
    }

    @Override
    public String id() {
        return "bench." + verbNoun;
    }

    @Override
    public String formId() {
        return form;
    }

    @Override
    public String outcomeVariable() {
        return variable;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(new Outcome(outcome, false, Outcome.Style.POSITIVE));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    public TaskFacts facts(TaskContext task, Locale locale) {
        return new TaskFacts(task.businessKey(), "", "/", List.of(), Optional.empty(), null);
    }

    @Override
    public DecisionResult decide(TaskContext task, TaskDecision decision) {
        return new DecisionResult.Recorded(Map.of());
    }
}
