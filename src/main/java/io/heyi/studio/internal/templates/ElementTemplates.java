package io.heyi.studio.internal.templates;

import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.JobCatalogue.JobType;
import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import io.heyi.orchestration.ModelChecker;
import io.heyi.orchestration.TaskListenerTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final Pattern FURTHER_PART = Pattern.compile("[,;:.](\\s|$)|[，；：。]");
    private static final Pattern FULL_STOP = Pattern.compile("[.。]$");
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
        var sentence = text(job.descriptionKey(), job.type(), locale);
        var name = shortName(sentence);
        return template("io.heyi.step." + job.type(), name, described(job, name, sentence, locale), category(job.type(), locale), "bpmn:ServiceTask", List.of(
                named(name, locale),
                hidden(Map.of("type", "zeebe:taskDefinition", "property", "type"), job.type()),
                Map.of("label", text("studio.template.retries", "", locale), "type", "String", "value", USUAL_RETRIES, "feel", "optional",
                        "binding", Map.of("type", "zeebe:taskDefinition", "property", "retries"), "constraints", Map.of("notEmpty", true, "maxLength", String.valueOf(MOST_RETRIES).length() + 30))));
    }

    /** What comes first in the sentence, unless that is a single Latin word, which says too little; the rest is left to the description. */
    private static String shortName(String sentence) {
        var first = FURTHER_PART.split(sentence, 2)[0];
        return first.matches("\\w+") ? FULL_STOP.matcher(sentence).replaceFirst("") : first;
    }

    /** With what it reads and sets, which others need to know to draw on. */
    private String described(JobType job, String name, String sentence, Locale locale) {
        var told = new StringBuilder(FULL_STOP.matcher(sentence).replaceFirst("").equals(name) ? "" : sentence);
        named(told, "studio.template.reads", job.inputs(), locale);
        named(told, "studio.template.sets", job.outputs(), locale);
        named(told, "studio.template.errors", job.errorCodes(), locale);
        return told.toString().strip();
    }

    /** The module whose word it begins with. */
    private Map<String, String> category(String type, Locale locale) {
        var module = type.substring(0, Math.max(0, type.indexOf('.')));
        return Map.of("id", module, "name", text("studio.template.module." + module, module, locale));
    }

    private Map<String, Object> named(String name, Locale locale) {
        return Map.of("label", text("studio.template.name", "", locale), "type", "String", "value", name, "binding", Map.of("type", "property", "name", "name"),
                "constraints", Map.of("notEmpty", true));
    }

    private void named(StringBuilder told, String key, Set<String> names, Locale locale) {
        if (!names.isEmpty()) {
            told.append(' ').append(messages.getMessage(key, new Object[] {String.join(", ", names.stream().sorted().toList())}, locale));
        }
    }

    private Map<String, Object> task(TaskTypeRef task, Locale locale) {
        var name = text("task." + task.taskType() + ".name", task.taskType(), locale);
        var properties = new ArrayList<Map<String, Object>>();
        properties.add(named(name, locale));
        properties.add(Map.of("type", "Hidden", "binding", Map.of("type", "zeebe:userTask")));
        properties.add(hidden(Map.of("type", "zeebe:taskHeader", "key", "taskType"), task.taskType()));
        var form = Map.of("type", "zeebe:formDefinition", "property", "formId");
        properties.add(task.formId().isEmpty() ? asked("studio.template.form", form, "", locale) : hidden(form, task.formId()));
        LISTENERS.forEach(listener -> properties.add(hidden(Map.of("type", "zeebe:taskListener", "eventType", listener.get("event")), listener.get("type"))));
        properties.add(asked("studio.template.businessKey", Map.of("type", "zeebe:taskHeader", "key", "businessKeyVariable"), "", locale));
        properties.add(asked("studio.template.groups", Map.of("type", "zeebe:assignmentDefinition", "property", "candidateGroups"), "optional", locale));
        properties.add(Map.of("label", text("studio.template.due", "", locale), "type", "String", "feel", "required", "value", ModelChecker.USUAL_DUE_DATE,
                "binding", Map.of("type", "zeebe:taskSchedule", "property", "dueDate"), "constraints", Map.of("notEmpty", true)));
        return template("io.heyi.task." + task.taskType(), name, text("task." + task.taskType() + ".help", "", locale), category(task.taskType(), locale), "bpmn:UserTask", List.copyOf(properties));
    }

    private Map<String, Object> asked(String key, Map<String, String> binding, String feel, Locale locale) {
        var label = text(key, "", locale);
        return feel.isEmpty() ? Map.of("label", label, "type", "String", "binding", binding, "constraints", Map.of("notEmpty", true))
                : Map.of("label", label, "type", "String", "feel", feel, "binding", binding, "constraints", Map.of("notEmpty", true));
    }

    private static Map<String, Object> hidden(Map<String, String> binding, String value) {
        return Map.of("type", "Hidden", "value", value, "binding", binding);
    }

    private static Map<String, Object> template(String id, String name, String description, Map<String, String> category, String element, List<Map<String, Object>> properties) {
        var template = new LinkedHashMap<String, Object>(Map.of("$schema", SCHEMA, "id", id, "name", name, "version", 1, "category", category, "appliesTo", List.of("bpmn:Task", element),
                "elementType", Map.of("value", element), "properties", properties));
        if (!description.isEmpty()) {
            template.put("description", description);
        }
        return template;
    }

    private String text(String key, String otherwise, Locale locale) {
        return messages.getMessage(key, null, otherwise, locale);
    }
}
