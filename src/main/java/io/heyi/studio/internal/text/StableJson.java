package io.heyi.studio.internal.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** As {@link StableXml}, for forms: fields stay in the order of the original, and what the editor only wrote in another way stays as it was. */
final class StableJson {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");
    /** As browsers and the form editor write it. */
    private static final DefaultPrettyPrinter LAYOUT = new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("").withObjectEmptySeparator("")).withObjectIndenter(TWO_SPACES).withArrayIndenter(TWO_SPACES);

    private StableJson() {}

    static String of(String original, String opened, String edited) {
        try {
            var now = JSON.readTree(original);
            var merged = merged(now, JSON.readTree(opened), JSON.readTree(edited));
            return merged.equals(now) ? original : JSON.writer(LAYOUT).writeValueAsString(merged) + (original.endsWith("\n") ? "\n" : "");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isReadable(String text) {
        try {
            return text != null && JSON.readTree(text).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static JsonNode merged(JsonNode now, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return now;
        }
        if (now instanceof ObjectNode mine && before instanceof ObjectNode opened && after instanceof ObjectNode wanted) {
            return merged(mine, opened, wanted);
        }
        return now instanceof ArrayNode mine && before instanceof ArrayNode opened && after instanceof ArrayNode wanted ? merged(mine, opened, wanted) : after;
    }

    private static ObjectNode merged(ObjectNode now, ObjectNode before, ObjectNode after) {
        var merged = JsonNodeFactory.instance.objectNode();
        now.properties().forEach(field -> {
            var wanted = after.get(field.getKey());
            var opened = before.get(field.getKey());
            if (wanted != null) {
                merged.set(field.getKey(), opened == null ? wanted : merged(field.getValue(), opened, wanted));
            } else if (opened == null) {
                merged.set(field.getKey(), field.getValue());
            }
        });
        after.properties().stream().filter(field -> !now.has(field.getKey()) && !field.getValue().equals(before.get(field.getKey()))).forEach(field -> merged.set(field.getKey(), field.getValue()));
        return merged;
    }

    private static ArrayNode merged(ArrayNode now, ArrayNode before, ArrayNode after) {
        var mine = byId(now);
        var opened = byId(before);
        var merged = JsonNodeFactory.instance.arrayNode();
        byId(after).forEach((id, wanted) -> merged.add(mine.containsKey(id) && opened.containsKey(id) ? merged(mine.get(id), opened.get(id), wanted) : wanted));
        return merged;
    }

    private static Map<String, JsonNode> byId(ArrayNode array) {
        var counts = new HashMap<String, Integer>();
        var byId = new LinkedHashMap<String, JsonNode>();
        array.forEach(element -> {
            var id = element.path("id").asText(element.path("value").asText(""));
            byId.put(id + "#" + counts.merge(id, 1, Integer::sum), element);
        });
        return byId;
    }
}
