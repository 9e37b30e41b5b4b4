package io.heyi.inbox.internal.form;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The forms on the classpath ({@code forms/<form-id>.form}), as they are and in the reader's language. */
@Component
public class Forms {

    private static final List<String> TEXTS = List.of("label", "description", "text", "placeholder");

    private final ObjectMapper json;
    private final MessageSource messages;
    private final ResourceLoader files;
    private final String folder;
    private final Map<String, Optional<Form>> known = new ConcurrentHashMap<>();

    Forms(ObjectMapper json, MessageSource messages, ResourceLoader files, @Value("${heyi.inbox.forms:classpath:forms/}") String folder) {
        this.files = files;
        this.folder = folder;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.messages = messages;
    }

    /** @param id form id; anything that is not a plain file name is unknown */
    public Optional<Form> find(String id) {
        return id.matches("[a-z0-9-]{1,80}") ? known.computeIfAbsent(id, this::load) : Optional.empty();
    }

    private Optional<Form> load(String id) {
        var file = files.getResource(folder + id + ".form");
        if (!file.exists()) {
            return Optional.empty();
        }
        try (var stream = file.getInputStream()) {
            return Optional.of(Form.of(id, json.readTree(stream)));
        } catch (IOException e) {
            throw new UncheckedIOException("form " + id + " cannot be read", e);
        }
    }

    /** The schema with its texts from the message files ({@code form.<form-id>.<key or id>.<label|...>}); a text without a message stays as in the file. */
    public JsonNode localised(Form form, Locale locale) {
        var schema = form.schema().deepCopy();
        localise("form." + form.id() + ".", schema.path("components"), locale);
        return schema;
    }

    private void localise(String prefix, JsonNode components, Locale locale) {
        for (var component : components) {
            if (component instanceof ObjectNode node) {
                var key = prefix + node.path("key").asText(node.path("id").asText()) + ".";
                TEXTS.stream().filter(text -> node.path(text).isTextual()).forEach(text -> translate(node, text, key + text, locale));
                if (node.path("validate").path("patternErrorMessage").isTextual()) {
                    translate((ObjectNode) node.path("validate"), "patternErrorMessage", key + "patternErrorMessage", locale);
                }
                for (Iterator<JsonNode> values = node.path("values").elements(); values.hasNext(); ) {
                    if (values.next() instanceof ObjectNode value) {
                        translate(value, "label", key + "value." + value.path("value").asText(), locale);
                    }
                }
                localise(prefix, node.path("components"), locale);
            }
        }
    }

    private void translate(ObjectNode node, String property, String key, Locale locale) {
        Optional.ofNullable(messages.getMessage(key, null, null, locale)).ifPresent(text -> node.put(property, text));
    }
}
