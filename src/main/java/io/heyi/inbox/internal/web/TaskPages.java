package io.heyi.inbox.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.inbox.internal.DecisionDeliveries;
import io.heyi.inbox.ListFacts;
import io.heyi.inbox.internal.Priority;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskColumn;
import io.heyi.inbox.internal.TaskHistory;
import io.heyi.inbox.internal.TaskState;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.TaskTypes;
import io.heyi.inbox.internal.form.FormCheck;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.shared.FieldError;
import io.heyi.web.PagePart;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Prepares tasks for the pages, in the reader's language. */
@Component
class TaskPages {

    private final TaskTypes types;
    private final TaskTexts texts;
    private final TaskJsonWriter json;
    private final TaskHistory history;
    private final HistoryView historyView;
    private final TaskWhy why;
    private final ProcessInstances instances;
    private final DecisionDeliveries deliveries;
    private final ObjectProvider<TaskPart> parts;

    TaskPages(TaskTypes types, TaskTexts texts, TaskJsonWriter json, TaskHistory history, HistoryView historyView, TaskWhy why, ProcessInstances instances,
              DecisionDeliveries deliveries, ObjectProvider<TaskPart> parts) {
        this.types = types;
        this.texts = texts;
        this.json = json;
        this.history = history;
        this.historyView = historyView;
        this.why = why;
        this.instances = instances;
        this.deliveries = deliveries;
        this.parts = parts;
    }

    /** @param suffix of the task's address that keeps the list beside it, e.g. {@code ?view=mine} */
    TaskRow row(Task task, String suffix, Locale locale) {
        return row(task, suffix, !deliveries.underWay(List.of(task)).isEmpty(), locale);
    }

    /** @param delivering whether its decision has not reached the process yet */
    TaskRow row(Task task, String suffix, boolean delivering, Locale locale) {
        var decision = task.decision();
        return new TaskRow(task.id().toString(), "/inbox/tasks/" + task.id() + suffix, texts.name(task.taskType(), locale), task.subject(), task.businessKey(),
                task.offer().candidateGroups().stream().map(group -> texts.group(group, locale)).toList(), task.createdAt(), task.dueAt().orElse(null),
                task.reminding().orElse(null), task.isOpen(), task.holder().orElse(null), task.isClaimed(),
                decision.map(made -> texts.outcome(task.taskType(), made.outcome(), locale)).orElse(null), decision.map(Task.Decision::at).orElse(null),
                task.state() == TaskState.REFUSED || task.state() == TaskState.WITHDRAWN ? "inbox.state." + task.state().name().toLowerCase(Locale.ROOT)
                        : delivering ? "inbox.state.delivering" : null,
                Priority.of(task.priority()).parameter(), task.followUpAt().orElse(null), values(task));
    }

    private static Map<String, Object> values(Task task) {
        var values = new LinkedHashMap<String, Object>();
        for (var kind : ListFacts.Kind.values()) {
            ListFacts.text(task.facts(), kind).ifPresent(value -> values.put(ListFacts.key(kind), value));
        }
        ListFacts.money(task.facts()).ifPresent(amount -> values.put(ListFacts.key(ListFacts.Kind.AMOUNT), amount));
        values.put(TaskColumn.CASE.parameter(), task.businessKey());
        values.put(TaskColumn.PROCESS.parameter(), task.definition().processId());
        return values;
    }

    TaskPage page(Task task, CurrentUser user, boolean mayAct, TaskPage.Kept kept, String suffix, Locale locale) {
        var type = types.of(task);
        var told = history.ofCase(task, user);
        var entries = told.entries();
        var own = entries.stream().filter(entry -> task.id().toString().equals(entry.details().get("taskId"))).toList();
        var isMine = task.isHeldBy(user.username().value());
        return new TaskPage(row(task, suffix, locale), texts.help(task.taskType(), locale), type.facts(task.context(), locale), form(task, mayAct, kept, locale),
                mayAct ? outcomes(task, locale) : List.of(), mayAct, mayAct && task.holder().isEmpty(), mayAct && task.isClaimed() && isMine, kept,
                verdict(task, locale), why.sentences(task, user, own, locale), diagram(task, user, told.whole()), historyView.of(own, locale), historyView.of(entries, locale),
                placed(task, user, mayAct));
    }

    private Map<TaskPart.Place, List<PagePart.Placed>> placed(Task task, CurrentUser user, boolean mayAct) {
        var shown = new TaskPart.Shown(task, mayAct);
        return Arrays.stream(TaskPart.Place.values()).collect(Collectors.toMap(place -> place,
                place -> PagePart.placed(parts.stream().filter(part -> part.place() == place), shown, user)));
    }

    /** @param values JSON as the browser sent it */
    TaskPage.Kept kept(Task task, String values, String reason, List<FieldError> errors, Optional<String> conflict, Locale locale) {
        var labels = labels(task, locale);
        var named = errors.stream().map(error -> new TaskPage.NamedError(labels.getOrDefault(fieldKey(error), ""), texts.error(error, locale))).toList();
        return new TaskPage.Kept(values, reason, errors, named, conflict);
    }

    private TaskPage.FormData form(Task task, boolean mayAct, TaskPage.Kept kept, Locale locale) {
        return json.localisedForm(task, locale).map(schema -> new TaskPage.FormData(schema, data(task, mayAct), !mayAct, formErrors(kept, locale))).orElse(null);
    }

    /** A decided task shows nothing that was typed: that is in its history. */
    private Map<String, Object> data(Task task, boolean mayAct) {
        return mayAct || task.isOpen() ? json.variables(task) : Map.of();
    }

    private Map<String, List<String>> formErrors(TaskPage.Kept kept, Locale locale) {
        return kept.errors().stream().filter(error -> error.field().startsWith(FormCheck.PREFIX)).collect(Collectors.groupingBy(TaskPages::fieldKey,
                LinkedHashMap::new, Collectors.mapping(error -> texts.error(error, locale), Collectors.toList())));
    }

    private static String fieldKey(FieldError error) {
        return error.field().startsWith(FormCheck.PREFIX) ? error.field().substring(FormCheck.PREFIX.length()) : error.field();
    }

    private Map<String, String> labels(Task task, Locale locale) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("reason", texts.message("inbox.task.reason", locale));
        labels.put("outcome", texts.message("inbox.task.decision", locale));
        json.localisedForm(task, locale).ifPresent(schema -> collectLabels(schema.path("components"), labels));
        return labels;
    }

    private static void collectLabels(JsonNode components, Map<String, String> labels) {
        for (var component : components) {
            if (component.has("key")) {
                labels.put(component.path("key").asText(), component.path("label").asText());
            }
            collectLabels(component.path("components"), labels);
        }
    }

    private List<TaskPage.OutcomeButton> outcomes(Task task, Locale locale) {
        return types.of(task).outcomes(task.context()).stream()
                .map(outcome -> new TaskPage.OutcomeButton(outcome.id(), texts.outcome(task.taskType(), outcome.id(), locale),
                        texts.effect(task.taskType(), outcome.id(), locale), outcome.reasonRequired(), outcome.style().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private TaskPage.Verdict verdict(Task task, Locale locale) {
        return task.decision().map(decision -> new TaskPage.Verdict(texts.outcome(task.taskType(), decision.outcome(), locale), decision.reason().orElse(null),
                decision.by().orElse(null), decision.inPlaceOf().orElse(null), decision.at())).orElse(null);
    }

    /** @param whole false for a reader who is not told all that has happened, and so not by which way the case has come */
    private TaskPage.Diagram diagram(Task task, CurrentUser user, boolean whole) {
        var instance = instances.byBusinessKey(task.definition().processId(), task.businessKey())
                .filter(found -> found.processInstanceKey() == task.definition().instanceKey());
        var done = instance.filter(found -> whole).map(found -> String.join(" ", found.doneElements())).orElse("");
        var operateUrl = instance.map(ProcessInstances.InstanceView::operateUrl).filter(url -> user.has(Role.OPERATOR) || user.has(Role.ADMINISTRATOR));
        return new TaskPage.Diagram(instances.diagram(task.definition().definitionKey()).isPresent(), task.isOpen() ? task.elementId() : "", done, operateUrl);
    }
}
