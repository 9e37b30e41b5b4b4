package io.heyi.emc.internal.formation;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.formation.FormationCases.Case;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/** What the human tasks of forming an EMC share: the formation behind them and how a decision is taken. */
@Transactional
public abstract class FormationTaskType implements TaskType {

    private final FormationTasks task;
    private final FormationCases cases;
    private final FormationFacts facts;

    FormationTaskType(FormationTasks task, FormationCases cases, FormationFacts facts) {
        this.task = task;
        this.cases = cases;
        this.facts = facts;
    }

    @Override
    public String id() {
        return task.type().taskType();
    }

    @Override
    public String formId() {
        return task.type().formId();
    }

    @Override
    public String outcomeVariable() {
        return task.type().outcomeVariable();
    }

    @Override
    public String subject(TaskContext context) {
        return found(context).terms().title();
    }

    @Override
    public TaskFacts facts(TaskContext context, Locale locale) {
        return facts.of(found(context), context, locale);
    }

    /** Auditors read everything and decide nothing (domain.md §1a). */
    @Override
    public boolean mayRead(TaskContext context, CurrentUser user) {
        return user.has(Role.AUDITOR);
    }

    @Override
    public DecisionResult decide(TaskContext context, TaskDecision decision) {
        var found = cases.any(new EmcCode(context.businessKey()));
        return switch (ruling(found, context, decision)) {
            case Ruling.Accepted() -> {
                cases.save(found.formation());
                yield new DecisionResult.Recorded(Map.of());
            }
            case Ruling.TooLate(var messageKey, var arguments) -> new DecisionResult.TooLate(messageKey, arguments);
            case Ruling.Refused(var errors) -> new DecisionResult.Refused(errors);
        };
    }

    /** Asks the formation to take the decision. */
    abstract Ruling ruling(Case found, TaskContext context, TaskDecision decision);

    Case found(TaskContext context) {
        return cases.read(new EmcCode(context.businessKey()));
    }

    static Optional<RecordedDecision> recorded(String outcome) {
        return Optional.of(new RecordedDecision(outcome, Map.of()));
    }

    static Outcome positive(String id) {
        return new Outcome(id, false, Outcome.Style.POSITIVE);
    }

    static Outcome negative(String id) {
        return new Outcome(id, true, Outcome.Style.NEGATIVE);
    }
}
