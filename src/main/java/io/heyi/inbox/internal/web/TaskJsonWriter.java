package io.heyi.inbox.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.access.CurrentUser;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.internal.DecisionDeliveries;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskForms;
import io.heyi.inbox.internal.TaskHistory;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.TaskTypes;
import io.heyi.inbox.internal.form.Form;
import io.heyi.inbox.internal.form.Forms;
import io.heyi.shared.PageOf;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes tasks as the API answers them. */
@Component
class TaskJsonWriter {

    private final TaskTypes types;
    private final TaskTexts texts;
    private final Forms forms;
    private final TaskForms taskForms;
    private final TaskHistory history;
    private final DecisionDeliveries deliveries;
    private final Clock clock;

    TaskJsonWriter(TaskTypes types, TaskTexts texts, Forms forms, TaskForms taskForms, TaskHistory history, DecisionDeliveries deliveries, Clock clock) {
        this.types = types;
        this.texts = texts;
        this.forms = forms;
        this.taskForms = taskForms;
        this.history = history;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    TaskJson.Page page(PageOf<Task> tasks, Locale locale) {
        var delivering = deliveries.underWay(tasks.items());
        return new TaskJson.Page(tasks.items().stream().map(task -> summary(task, delivering.contains(task.id()), locale)).toList(), tasks.total());
    }

    TaskJson.Summary summary(Task task, Locale locale) {
        return summary(task, !deliveries.underWay(List.of(task)).isEmpty(), locale);
    }

    private TaskJson.Summary summary(Task task, boolean delivering, Locale locale) {
        return new TaskJson.Summary(task.id().toString(), texts.name(task.taskType(), locale), task.definition().processId(), task.elementId(), task.businessKey(), task.subject(),
                task.offer().candidateGroups(), task.holder().orElse(null), task.isClaimed(), task.priority(), task.createdAt(), task.dueAt().orElse(null), task.followUpAt().orElse(null),
                isOverdue(task), task.reminding().map(Task.Reminding::last).orElse(null), task.state(), delivering, outcomes(task, locale),
                task.decision().map(Task.Decision::outcome).orElse(null), task.facts());
    }

    TaskJson.Detail detail(Task task, CurrentUser reader, boolean mayAct, Locale locale) {
        var brief = summary(task, locale);
        var form = form(task);
        var decision = task.decision();
        return new TaskJson.Detail(brief.id(), brief.name(), brief.process(), brief.element(), brief.businessKey(), brief.subject(), brief.candidateGroups(), brief.assignee(),
                brief.claimed(), brief.priority(), brief.createdAt(), brief.dueAt(), brief.followUpAt(), brief.overdue(), brief.remindedAt(), brief.state(), brief.delivering(), brief.outcomes(), brief.outcome(), brief.listFacts(),
                form.map(found -> forms.localised(found, locale)).orElse(null), variables(task), facts(types.of(task).facts(task.context(), locale)),
                history(task, reader, locale), mayAct, decision.flatMap(Task.Decision::reason).orElse(null), decision.flatMap(Task.Decision::by).orElse(null), decision.flatMap(Task.Decision::inPlaceOf).orElse(null),
                decision.map(Task.Decision::at).orElse(null));
    }

    TaskJson.Decided decided(Task task, Locale locale) {
        var decision = task.decision();
        return new TaskJson.Decided(summary(task, locale), decision.flatMap(Task.Decision::reason).orElse(null), decision.flatMap(Task.Decision::by).orElse(null), decision.flatMap(Task.Decision::inPlaceOf).orElse(null),
                decision.map(Task.Decision::at).orElse(null));
    }

    Optional<Form> form(Task task) {
        return taskForms.of(task);
    }

    Optional<JsonNode> localisedForm(Task task, Locale locale) {
        return form(task).map(form -> forms.localised(form, locale));
    }

    /** First values of the form's own fields and of the lists that its fields choose from; nothing else leaves the server. */
    Map<String, Object> variables(Task task) {
        var keys = form(task).map(Form::readableKeys).orElse(java.util.Set.of());
        var values = new LinkedHashMap<>(types.of(task).formData(task.context()));
        values.keySet().retainAll(keys);
        return values;
    }

    private List<TaskJson.HistoryJson> history(Task task, CurrentUser reader, Locale locale) {
        return history.ofTask(task, reader).stream()
                .map(entry -> new TaskJson.HistoryJson(entry.id(), entry.at(), entry.actor(), entry.action(), texts.what(entry, locale), entry.details(), entry.hash()))
                .toList();
    }

    boolean isOverdue(Task task) {
        return task.isOpen() && task.dueAt().filter(due -> due.isBefore(clock.instant())).isPresent();
    }

    private List<TaskJson.OutcomeJson> outcomes(Task task, Locale locale) {
        return !task.isOpen() ? List.of() : types.of(task).outcomes(task.context()).stream()
                .map(outcome -> new TaskJson.OutcomeJson(outcome.id(), texts.outcome(task.taskType(), outcome.id(), locale), outcome.reasonRequired(),
                        texts.effect(task.taskType(), outcome.id(), locale)))
                .toList();
    }

    private static TaskJson.FactsJson facts(TaskFacts facts) {
        return new TaskJson.FactsJson(facts.title(), facts.subtitle(), facts.caseUrl(), facts.sections());
    }
}
