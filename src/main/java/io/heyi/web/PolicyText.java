package io.heyi.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Settings that differ from what the product ships, as one JSON object by full name, sorted, so that two versions compare line by line (ADR 44). */
public final class PolicyText {

    /** Nothing differs. */
    public static final String NOTHING = "{}\n";
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter LAYOUT = new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("").withObjectEmptySeparator("")).withObjectIndenter(TWO_SPACES).withArrayIndenter(TWO_SPACES);

    private PolicyText() {}

    /**
     * Each value is a text, or a map of texts where the setting is a map; numbers become texts, and a list becomes one text with commas.
     *
     * @throws IllegalArgumentException when it is no such object; with {@link JsonProcessingException} as its cause when it is no JSON
     */
    public static SortedMap<String, Object> read(String text) {
        try {
            var json = JSON.readTree(text);
            if (json == null || !json.isObject()) {
                throw new IllegalArgumentException("settings are one JSON object by full name");
            }
            var values = new TreeMap<String, Object>();
            json.properties().forEach(one -> values.put(one.getKey(), one.getValue().isObject() ? map(one.getValue()) : plain(one.getValue())));
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    private static Map<String, String> map(JsonNode object) {
        var values = new TreeMap<String, String>();
        object.properties().forEach(one -> values.put(one.getKey(), plain(one.getValue())));
        return values;
    }

    private static String plain(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).map(PolicyText::scalar).collect(Collectors.joining(", "));
        }
        return scalar(value);
    }

    private static String scalar(JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw new IllegalArgumentException("a value is a text, a number, yes or no, or a list of these");
        }
        return value.asText();
    }

    /** Always the same text for the same settings. */
    public static String write(Map<String, ?> values) {
        try {
            return values.isEmpty() ? NOTHING : JSON.writer(LAYOUT).writeValueAsString(new TreeMap<>(values)) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One entry for each property. */
    public static Map<String, Object> properties(Map<String, Object> values) {
        var flat = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, one) -> flat.put(name + "." + key, one));
            } else {
                flat.put(name, value);
            }
        });
        return flat;
    }
}
