package io.heyi.studio.internal.templates;

import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.JobCatalogue.JobType;
import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import io.heyi.orchestration.TaskListenerTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The steps that process owners may put into a process, as element templates of the BPMN editor (product-bar E11): whatever Java offers, with the technical fields filled in and hidden. Made
 * from the {@link JobCatalogue}, so that none is ever missing or out of date.
 */
@Component
public class ElementTemplates {

    private static final String SCHEMA = "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json";
    private static final String USUAL_RETRIES = "5";
    private static final int MOST_RETRIES = 99;
    private static final List<Map<String, String>> LISTENERS = List.of(Map.of("event", "creating", "type", TaskListenerTypes.CREATING),
            Map.of("event", "completing", "type", TaskListenerTypes.COMPLETING), Map.of("event", "canceling", "type", TaskListenerTypes.CANCELING));

    private final List<JobCatalogue> catalogues;
    private final MessageSource messages;

    ElementTemplates(List<JobCatalogue> catalogues, MessageSource messages) {
        this.catalogues = catalogues;
        this.messages = messages;
    }

    /** In the reader's language, by id. */
    public List<Map<String, Object>> all(Locale locale) {
        return Stream.concat(catalogues.stream().flatMap(catalogue -> catalogue.jobTypes().stream()).map(job -> step(job, locale)),
                        catalogues.stream().flatMap(catalogue -> catalogue.taskTypes().stream()).map(task -> task(task, locale)))
                .sorted(Comparator.comparing(template -> template.get("id").toString())).toList();
    }

    private Map<String, Object> step(JobType job, Locale locale) {
        var description = text(job.descriptionKey(), job.type(), locale);
        return template("io.heyi.step." + job.type(), description, described(job, description, locale), "bpmn:ServiceTask", List.of(
                hidden(Map.of("type", "zeebe:taskDefinition", "property", "type"), job.type()),
                Map.of("label", text("studio.template.retries", "", locale), "type", "String", "value", USUAL_RETRIES, "feel", "optional",
                        "binding", Map.of("type", "zeebe:taskDefinition", "property", "retries"), "constraints", Map.of("notEmpty", true, "maxLength", String.valueOf(MOST_RETRIES).length() + 30))));
    }

    /** With what it reads and sets, which others need to know to draw on. */
    private String described(JobType job, String description, Locale locale) {
        var told = new StringBuilder(description);
        named(told, "studio.template.reads", job.inputs(), locale);
        named(told, "studio.template.sets", job.outputs(), locale);
        named(told, "studio.template.errors", job.errorCodes(), locale);
        return told.toString();
    }

    private void named(StringBuilder told, String key, Set<String> names, Locale locale) {
        if (!names.isEmpty()) {
            told.append(' ').append(messages.getMessage(key, new Object[] {String.join(", ", names.stream().sorted().toList())}, locale));
        }
    }

    private Map<String, Object> task(TaskTypeRef task, Locale locale) {
        var properties = new ArrayList<Map<String, Object>>();
        properties.add(Map.of("type", "Hidden", "binding", Map.of("type", "zeebe:userTask")));
        properties.add(hidden(Map.of("type", "zeebe:taskHeader", "key", "taskType"), task.taskType()));
        var form = Map.of("type", "zeebe:formDefinition", "property", "formId");
        properties.add(task.formId().isEmpty() ? asked("studio.template.form", form, "", locale) : hidden(form, task.formId()));
        LISTENERS.forEach(listener -> properties.add(hidden(Map.of("type", "zeebe:taskListener", "eventType", listener.get("event")), listener.get("type"))));
        properties.add(asked("studio.template.businessKey", Map.of("type", "zeebe:taskHeader", "key", "businessKeyVariable"), "", locale));
        properties.add(asked("studio.template.groups", Map.of("type", "zeebe:assignmentDefinition", "property", "candidateGroups"), "optional", locale));
        properties.add(asked("studio.template.due", Map.of("type", "zeebe:taskSchedule", "property", "dueDate"), "required", locale));
        var name = text("task." + task.taskType() + ".name", task.taskType(), locale);
        return template("io.heyi.task." + task.taskType(), name, text("task." + task.taskType() + ".help", "", locale), "bpmn:UserTask", List.copyOf(properties));
    }

    private Map<String, Object> asked(String key, Map<String, String> binding, String feel, Locale locale) {
        var label = text(key, "", locale);
        return feel.isEmpty() ? Map.of("label", label, "type", "String", "binding", binding, "constraints", Map.of("notEmpty", true))
                : Map.of("label", label, "type", "String", "feel", feel, "binding", binding, "constraints", Map.of("notEmpty", true));
    }

    private static Map<String, Object> hidden(Map<String, String> binding, String value) {
        return Map.of("type", "Hidden", "value", value, "binding", binding);
    }

    private static Map<String, Object> template(String id, String name, String description, String element, List<Map<String, Object>> properties) {
        return Map.of("$schema", SCHEMA, "id", id, "name", name, "description", description, "version", 1, "appliesTo", List.of("bpmn:Task", element),
                "elementType", Map.of("value", element), "properties", properties);
    }

    private String text(String key, String otherwise, Locale locale) {
        return messages.getMessage(key, null, otherwise, locale);
    }
}
