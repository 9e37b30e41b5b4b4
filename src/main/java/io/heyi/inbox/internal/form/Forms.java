package io.heyi.inbox.internal.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The forms of tasks, as process owners have brought them into use, and in the reader's language as far as the product brings the words. */
@Component
public class Forms {

    private static final List<String> TEXTS = List.of("label", "description", "text", "placeholder");

    private final ObjectMapper json;
    private final MessageSource messages;
    private final ResourceLoader files;
    private final String folder;
    private final ObjectProvider<LiveModels> live;
    private final Map<String, Optional<Form>> shipped = new ConcurrentHashMap<>();
    private final Map<String, Form> written = new ConcurrentHashMap<>();

    Forms(ObjectMapper json, MessageSource messages, ResourceLoader files, ObjectProvider<LiveModels> live, @Value("${heyi.inbox.forms:classpath:forms/}") String folder) {
        this.files = files;
        this.folder = folder;
        this.live = live;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.messages = messages;
    }

    /**
     * The form as it was in use at that moment: whoever was offered a task sees, and is held to, the form of that day.
     *
     * @param id form id; anything that is not a plain file name is unknown
     */
    public Optional<Form> find(String id, Instant at) {
        if (!id.matches("[a-z0-9-]{1,80}")) {
            return Optional.empty();
        }
        var models = live.getIfAvailable();
        return models == null ? shipped(id) : models.sourceAt(ModelKind.FORM, id, at).map(text -> written.computeIfAbsent(id + CanonicalJson.sha256(text), key -> read(id, text)));
    }

    private Form read(String id, String text) {
        try {
            return Form.of(id, json.readTree(text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("form " + id + " cannot be read", e);
        }
    }

    private Optional<Form> shipped(String id) {
        return shipped.computeIfAbsent(id, this::load);
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

    /**
     * The schema with its texts from the message files ({@code form.<form-id>.<key or id>.<label|...>}). A text without a message stays as in the file, and so does one that a process owner
     * wrote anew, for which the product has no words in other languages.
     */
    public JsonNode localised(Form form, Locale locale) {
        return localised(form.id(), form.schema(), locale);
    }

    /** The same for a text that nobody has checked yet. @param form stays as it is */
    public JsonNode localised(String id, JsonNode form, Locale locale) {
        var schema = form.deepCopy();
        shipped(id).ifPresent(known -> localise("form." + id + ".", schema.path("components"), byKey(known.schema().path("components"), new HashMap<>()), locale));
        return schema;
    }

    private static Map<String, JsonNode> byKey(JsonNode components, Map<String, JsonNode> found) {
        for (var component : components) {
            found.put(key(component), component);
            byKey(component.path("components"), found);
        }
        return found;
    }

    private static String key(JsonNode component) {
        return component.path("key").asText(component.path("id").asText());
    }

    /** @param known the product's own components by key */
    private void localise(String prefix, JsonNode components, Map<String, JsonNode> known, Locale locale) {
        for (var component : components) {
            if (component instanceof ObjectNode node) {
                var key = prefix + key(node) + ".";
                var own = known.getOrDefault(key(node), MissingNode.getInstance());
                TEXTS.forEach(text -> translate(node, text, own, key + text, locale));
                if (node.path("validate") instanceof ObjectNode rules) {
                    translate(rules, "patternErrorMessage", own.path("validate"), key + "patternErrorMessage", locale);
                }
                for (var value : node.path("values")) {
                    if (value instanceof ObjectNode option) {
                        translate(option, "label", option(own, option.path("value").asText()), key + "value." + option.path("value").asText(), locale);
                    }
                }
                localise(prefix, node.path("components"), known, locale);
            }
        }
    }

    private static JsonNode option(JsonNode component, String value) {
        for (var option : component.path("values")) {
            if (option.path("value").asText().equals(value)) {
                return option;
            }
        }
        return MissingNode.getInstance();
    }

    private void translate(ObjectNode node, String property, JsonNode own, String key, Locale locale) {
        if (node.path(property).isTextual() && node.path(property).equals(own.path(property))) {
            Optional.ofNullable(messages.getMessage(key, null, null, locale)).ifPresent(text -> node.put(property, text));
        }
    }
}
