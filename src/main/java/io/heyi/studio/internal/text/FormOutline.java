package io.heyi.studio.internal.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The fields of a form in the order in which people meet them (product-bar E16). */
public final class FormOutline {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 300;

    private FormOutline() {}

    /**
     * @param words label of a field, or what a text says
     * @param type of form-js, e.g. {@code textfield}
     * @param choices labels that can be chosen from; empty where they come with the case
     */
    public record Field(String words, String type, String key, boolean required, List<String> choices) {}

    /** @throws JsonProcessingException when the text cannot be read */
    public static List<Field> of(String text) throws JsonProcessingException {
        var fields = new ArrayList<Field>();
        into(JSON.readTree(text).path("components"), fields);
        return List.copyOf(fields);
    }

    private static void into(JsonNode components, List<Field> fields) {
        for (var component : components) {
            var words = Stream.of("label", "text", "content").map(name -> component.path(name).asText("")).filter(one -> !one.isBlank()).findFirst().orElse("");
            fields.add(new Field(words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words, component.path("type").asText(""), component.path("key").asText(""),
                    component.path("validate").path("required").asBoolean(), StreamSupport.stream(component.path("values").spliterator(), false).map(value -> value.path("label").asText("")).toList()));
            into(component.path("components"), fields);
        }
    }
}
