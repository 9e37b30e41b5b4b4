package io.heyi.inbox.internal.check;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskType;
import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import io.heyi.orchestration.ProcessCases;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.inbox.internal.StepOfModel;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A check that process owners put into a process by themselves, with a form of their own (issue 7): confirmed, or objected to with a reason. What follows from it is the model's affair; the
 * case itself, which its module keeps, is not touched. What is filled in comes back under one name, so that a form can never write over what the process decides by.
 */
@Component
class CheckCase implements TaskType {

    static final String CONFIRM = "confirm";
    static final String OBJECT = "object";
    static final TaskTypeRef TYPE = new TaskTypeRef("inbox.checkCase", "", "checkOutcome", Set.of(CONFIRM, OBJECT), Set.of("checkOutcome", "checkAnswers"));
    /** Variable with user names, filled by an input mapping of the step. */
    private static final String KEPT_OUT = "keptOut";

    private final Map<String, ProcessCases> cases;
    private final ProcessInstances instances;

    CheckCase(ObjectProvider<ProcessCases> cases, ProcessInstances instances) {
        this.cases = cases.stream().collect(Collectors.toUnmodifiableMap(ProcessCases::processId, one -> one));
        this.instances = instances;
    }

    @Override
    public String id() {
        return TYPE.taskType();
    }

    /** The one that the model names at its step. */
    @Override
    public String formId() {
        return TYPE.formId();
    }

    @Override
    public String outcomeVariable() {
        return TYPE.outcomeVariable();
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(new Outcome(CONFIRM, false, Outcome.Style.POSITIVE), new Outcome(OBJECT, true, Outcome.Style.NEGATIVE));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return task.variables().get(KEPT_OUT) instanceof Collection<?> people
                ? people.stream().map(String::valueOf).filter(Username::isValid).map(Username::new).collect(Collectors.toUnmodifiableSet()) : Set.of();
    }

    /** What is checked, as the model names the step, and of which case. */
    @Override
    public String subject(TaskContext task) {
        var step = instances.currentDiagram(task.processId()).flatMap(model -> StepOfModel.name(model, task.elementId()));
        return step.map(name -> name + ": " + title(task)).orElseGet(() -> title(task));
    }

    private String title(TaskContext task) {
        return Optional.ofNullable(cases.get(task.processId())).flatMap(known -> known.waiting(task.businessKey())).orElse(task.businessKey());
    }

    @Override
    public TaskFacts facts(TaskContext task, Locale locale) {
        return new TaskFacts(subject(task), "", "", List.of(), Optional.empty(), Map.of());
    }

    /** Fields of the form that are called like variables of the process show their values. */
    @Override
    public Map<String, Object> formData(TaskContext task) {
        return task.variables();
    }

    /** Auditors read everything and decide nothing (domain.md 1a). */
    @Override
    public boolean mayRead(TaskContext task, CurrentUser user) {
        return user.has(Role.AUDITOR);
    }

    @Override
    public DecisionResult decide(TaskContext task, TaskDecision decision) {
        return new DecisionResult.Recorded(Map.of("checkAnswers", decision.values()));
    }
}
