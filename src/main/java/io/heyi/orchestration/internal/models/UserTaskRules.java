package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import io.heyi.orchestration.ModelChecker;
import io.heyi.orchestration.ModelChecker.Fix;
import io.heyi.orchestration.TaskListenerTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Human tasks: who decides, until when, with which form, and what the inbox knows of it (architecture.md §5). */
record UserTaskRules(ModelContext context) {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    private static final String FORM_KEY = "heyi:forms/";
    private static final Map<ZeebeTaskListenerEventType, String> LISTENERS = Map.of(ZeebeTaskListenerEventType.creating, TaskListenerTypes.CREATING,
            ZeebeTaskListenerEventType.completing, TaskListenerTypes.COMPLETING, ZeebeTaskListenerEventType.canceling, TaskListenerTypes.CANCELING);

    void check() {
        for (var task : context.all(UserTask.class)) {
            taskType(task);
            decider(task);
            deadline(task);
            if (context.extension(task, ZeebeUserTask.class).isPresent()) {
                listeners(task);
            }
        }
    }

    /** Without marker it is a job, which the inbox learns of by itself. */
    private void listeners(UserTask task) {
        var there = context.extension(task, ZeebeTaskListeners.class).stream().flatMap(listeners -> listeners.getTaskListeners().stream())
                .collect(Collectors.toMap(ZeebeTaskListener::getEventType, ZeebeTaskListener::getType, (one, other) -> one));
        LISTENERS.forEach((event, type) -> {
            if (!type.equals(there.get(event))) {
                context.add(Rule.NO_TASK_LISTENER, task.getId(), Optional.of(new Fix("taskListener", task.getId(), event.name(), type)), type, event.name());
            }
        });
    }

    private void taskType(UserTask task) {
        var name = header(task, "taskType");
        var form = form(task);
        var ofType = name.map(context.offer().taskTypes()::get).filter(known -> !known.formId().isEmpty()).map(known -> new Fix("form", task.getId(), "formId", known.formId()));
        if (form.isEmpty()) {
            context.add(Rule.NO_FORM, task.getId(), ofType);
        } else if (!context.bundle().forms().contains(form.get())) {
            context.add(Rule.UNKNOWN_FORM, task.getId(), ofType, form.get());
        }
        form.ifPresent(context.bundle().usedForms()::add);
        if (name.isEmpty()) {
            context.add(Rule.NO_TASK_TYPE, task.getId());
            return;
        }
        var type = context.offer().taskTypes().get(name.get());
        if (type == null) {
            context.add(Rule.UNKNOWN_TASK_TYPE, task.getId(), name.get());
        } else if (form.isPresent() && !type.formId().isEmpty() && !form.get().equals(type.formId())) {
            context.add(Rule.OTHER_FORM, task.getId(), ofType, form.get(), type.formId());
        }
    }

    private Optional<String> form(UserTask task) {
        return context.extension(task, ZeebeFormDefinition.class).flatMap(definition -> Optional.ofNullable(definition.getFormId())
                .or(() -> Optional.ofNullable(definition.getFormKey()).filter(key -> key.startsWith(FORM_KEY)).map(key -> key.substring(FORM_KEY.length()))));
    }

    private Optional<String> header(UserTask task, String key) {
        return context.extension(task, ZeebeTaskHeaders.class).stream().flatMap(headers -> headers.getHeaders().stream())
                .filter(header -> key.equals(header.getKey())).map(ZeebeHeader::getValue).filter(value -> !ModelContext.isBlank(value)).findFirst();
    }

    private void decider(UserTask task) {
        var assignment = context.extension(task, ZeebeAssignmentDefinition.class);
        var groups = assignment.map(ZeebeAssignmentDefinition::getCandidateGroups).orElse(null);
        var assignee = assignment.map(ZeebeAssignmentDefinition::getAssignee).orElse(null);
        if (ModelContext.isBlank(groups) && ModelContext.isBlank(assignee)) {
            context.add(Rule.NO_DECIDER, task.getId());
        }
        for (var group : named(groups)) {
            if (!context.offer().hasGroup(group)) {
                context.add(Rule.UNKNOWN_GROUP, task.getId(), group);
            }
        }
    }

    /** The groups that stand in the model as text; those that a variable brings are the worker's affair. */
    private static List<String> named(String groups) {
        if (ModelContext.isBlank(groups)) {
            return List.of();
        }
        return groups.startsWith("=") ? LITERAL.matcher(groups).results().map(literal -> literal.group(1)).toList()
                : Stream.of(groups.split(",")).map(String::strip).toList();
    }

    private void deadline(UserTask task) {
        var due = context.extension(task, ZeebeTaskSchedule.class).map(ZeebeTaskSchedule::getDueDate).filter(date -> !ModelContext.isBlank(date));
        if (due.isEmpty()) {
            context.add(Rule.NO_DUE_DATE, task.getId(), Optional.of(new Fix("dueDate", task.getId(), "dueDate", ends(task).findFirst().flatMap(UserTaskRules::date).orElse(ModelChecker.USUAL_DUE_DATE))));
        }
        if (ends(task).findAny().isEmpty()) {
            context.add(Rule.WAITS_FOR_EVER, task.getId(), Optional.of(new Fix("deadline", task.getId(), "timeDate", due.orElse(ModelChecker.USUAL_DUE_DATE))));
        }
    }

    /** Timers that end it when nobody has decided. */
    private Stream<TimerEventDefinition> ends(UserTask task) {
        return context.all(BoundaryEvent.class).stream().filter(event -> task.equals(event.getAttachedTo()) && event.cancelActivity())
                .flatMap(event -> event.getEventDefinitions().stream()).filter(TimerEventDefinition.class::isInstance).map(TimerEventDefinition.class::cast);
    }

    private static Optional<String> date(TimerEventDefinition timer) {
        return Optional.ofNullable(timer.getTimeDate()).map(date -> date.getTextContent().strip()).filter(date -> date.startsWith("="));
    }
}
