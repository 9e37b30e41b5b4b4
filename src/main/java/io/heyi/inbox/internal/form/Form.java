package io.heyi.inbox.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@code .form} file with its input fields in order.
 *
 * @param schema the file as it is
 */
public record Form(String id, JsonNode schema, List<Field> fields) {

    private static final Set<String> WITHOUT_INPUT = Set.of("text", "html", "image", "spacer", "separator", "button", "table", "iframe", "documentPreview");
    private static final Set<String> INPUTS = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "datetime", "taglist", "checklist",
            "expression");

    /**
     * @param component its part of the file
     * @param hiddenWhen conditions of the field and of the groups around it
     */
    public record Field(String key, String type, JsonNode component, List<String> hiddenWhen) {

        JsonNode rule(String name) {
            return component.path("validate").path(name);
        }
    }

    /** @throws IllegalStateException when it uses something that the server cannot check; such a form must not reach people */
    public static Form of(String id, JsonNode schema) {
        var fields = new LinkedHashMap<String, Field>();
        collect(id, schema.path("components"), List.of(), fields);
        return new Form(id, schema, List.copyOf(fields.values()));
    }

    private static void collect(String id, JsonNode components, List<String> around, Map<String, Field> fields) {
        for (var component : components) {
            var type = component.path("type").asText();
            var hiddenWhen = new ArrayList<>(around);
            if (component.path("conditional").path("hide").isTextual()) {
                hiddenWhen.add(component.path("conditional").path("hide").asText());
            }
            if (type.equals("group") && component.path("path").asText().isEmpty()) {
                collect(id, component.path("components"), hiddenWhen, fields);
            } else if (INPUTS.contains(type)) {
                var key = component.path("key").asText();
                if (key.isEmpty() || key.contains(".") || fields.put(key, new Field(key, type, component, List.copyOf(hiddenWhen))) != null) {
                    throw new IllegalStateException("form " + id + " has a field without a plain key of its own: " + key);
                }
            } else if (!WITHOUT_INPUT.contains(type)) {
                throw new IllegalStateException("form " + id + " uses component type " + type + ", which the server cannot check");
            }
        }
    }

    public Set<String> keys() {
        return fields.stream().map(Field::key).collect(Collectors.toUnmodifiableSet());
    }

    /** The fields and the lists that they choose from: all that a reader of the form may get. */
    public Set<String> readableKeys() {
        return Stream.concat(keys().stream(), fields.stream().map(field -> field.component().path("valuesKey").asText()).filter(key -> !key.isEmpty()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
