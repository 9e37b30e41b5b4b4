package io.heyi.studio.internal.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.text.ModelParts.Part;
import io.heyi.studio.internal.text.ModelParts;
import io.heyi.web.PolicyText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.stream.XMLStreamException;

/** What differs between two versions of a model, by element and property (product-bar E2). */
public final class ModelDifference {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TECHNICAL = List.of("taskListener.", "executionListener.", "modelerTemplate", "exporter", "executionPlatform", "schemaVersion");

    private ModelDifference() {}

    /** What became of an element. A changed one may have been moved too. */
    public enum Kind { ADDED, REMOVED, CHANGED, MOVED }

    /** @param before empty where there was none, {@code after} likewise */
    public record Property(String name, String before, String after) {

        public PropertyName words() {
            return PropertyName.of(name);
        }
    }

    public record Element(String id, String type, String name, Kind kind, List<Property> properties) {

        /** What a reader of the business looks at. */
        public List<Property> plain() {
            return properties.stream().filter(property -> !isTechnical(property)).toList();
        }

        /** What the product and its tools need beside it; told apart, never left out. */
        public List<Property> technical() {
            return properties.stream().filter(this::isTechnical).toList();
        }

        private boolean isTechnical(Property property) {
            return TECHNICAL.stream().anyMatch(property.name()::startsWith) || property.name().equals("categoryValueRef") && !type.equals("group");
        }
    }

    /**
     * @param before empty text for a new model
     * @throws IllegalArgumentException when one of them cannot be read, with the reason
     */
    public static List<Element> of(ModelKind kind, String before, String after) {
        var old = byId(parts(kind, before));
        var now = byId(parts(kind, after));
        var names = new HashMap<String, String>();
        old.values().forEach(part -> names.put(part.id(), part.name()));
        now.values().forEach(part -> names.put(part.id(), part.name()));
        var elements = new ArrayList<Element>();
        now.values().forEach(part -> {
            var earlier = old.get(part.id());
            if (earlier == null) {
                elements.add(new Element(part.id(), part.type(), name(part, names), Kind.ADDED, properties(Map.of(), part.properties())));
            } else if (!earlier.properties().equals(part.properties()) || !earlier.type().equals(part.type())) {
                elements.add(new Element(part.id(), part.type(), name(part, names), Kind.CHANGED, properties(earlier.properties(), part.properties())));
            } else if (!earlier.place().equals(part.place())) {
                elements.add(new Element(part.id(), part.type(), name(part, names), Kind.MOVED, List.of()));
            }
        });
        old.values().stream().filter(part -> !now.containsKey(part.id())).forEach(part -> elements.add(new Element(part.id(), part.type(), name(part, names), Kind.REMOVED, properties(part.properties(), Map.of()))));
        return List.copyOf(elements);
    }

    /** A way without a name is known by its ends. */
    private static String name(Part part, Map<String, String> names) {
        if (!part.type().equals("sequenceFlow") || !part.name().isEmpty()) {
            return part.name();
        }
        return Stream.of("sourceRef", "targetRef").map(end -> part.properties().getOrDefault(end, "")).map(id -> names.getOrDefault(id, "").isBlank() ? id : names.get(id)).collect(Collectors.joining(" → "));
    }

    private static Map<String, Part> byId(List<Part> parts) {
        return parts.stream().collect(Collectors.toMap(Part::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private static List<Property> properties(Map<String, String> before, Map<String, String> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream().filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new Property(name, before.getOrDefault(name, ""), after.getOrDefault(name, ""))).toList();
    }

    private static List<Part> parts(ModelKind kind, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (kind == ModelKind.SETTINGS) {
            return PolicyText.read(text).entrySet().stream().map(one -> new Part(one.getKey(), "setting", Map.of("value", String.valueOf(one.getValue())), "")).toList();
        }
        try {
            return kind == ModelKind.FORM ? ofForm(JSON.readTree(text)) : ModelParts.of(text);
        } catch (XMLStreamException | JsonProcessingException e) {
            throw new IllegalArgumentException("the model cannot be read: " + e.getMessage(), e);
        }
    }

    /** Fields in the order in which people meet them; the form itself is an element too. */
    private static List<Part> ofForm(JsonNode form) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(form.path("id").asText(), "form", scalars("", form, "components"), ""));
        fields(form.path("components"), parts);
        return parts;
    }

    private static void fields(JsonNode components, List<Part> parts) {
        var position = 0;
        for (var field : components) {
            var id = field.path("id").asText(field.path("key").asText());
            parts.add(new Part(id, field.path("type").asText(), scalars("", field, "components"), parts.size() + "/" + position++));
            fields(field.path("components"), parts);
        }
    }

    private static Map<String, String> scalars(String path, JsonNode node, String without) {
        return StreamSupport.stream(node.properties().spliterator(), false).filter(one -> !one.getKey().equals(without) && !one.getKey().equals("layout") && !one.getKey().equals("id"))
                .flatMap(one -> one.getValue().isObject() ? scalars(path + one.getKey() + ".", one.getValue(), without).entrySet().stream()
                        : Stream.of(Map.entry(path + one.getKey(), one.getValue().isTextual() ? one.getValue().asText() : one.getValue().toString())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
