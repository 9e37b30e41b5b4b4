package io.heyi.inbox.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.orchestration.FormComponents;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@code .form} file with its input fields in order.
 *
 * @param schema the file as it is
 */
public record Form(String id, JsonNode schema, List<Field> fields) {

    /**
     * @param component its part of the file
     * @param hiddenWhen conditions of the field and of the groups around it
     */
    public record Field(String key, String type, JsonNode component, List<String> hiddenWhen) {

        JsonNode rule(String name) {
            return component.path("validate").path(name);
        }
    }

    /** @throws IllegalStateException when it uses something that the server cannot check; the gate lets no such form come into use */
    public static Form of(String id, JsonNode schema) {
        var read = FormComponents.read(schema);
        if (!read.faults().isEmpty()) {
            throw new IllegalStateException("form " + id + " cannot be checked on the server: " + read.faults());
        }
        return new Form(id, schema, read.inputs().stream().map(input -> new Field(input.key(), input.type(), input.component(), input.hiddenWhen())).toList());
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
