package io.heyi.studio.internal.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heyi.orchestration.ModelKind;
import io.heyi.web.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;

/** A text in which some elements are again as they were, so that somebody else's change of them stands (product-bar E10). Elements inside of them are their own. */
public final class Reverted {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final QName ID = new QName("id");
    private static final List<QName> DRAWS = List.of(new QName("bpmnElement"), new QName("dmnElementRef"));
    private static final String INNER = "components";

    private Reverted() {}

    /** @param elements ids of those that are to be as they are in {@code before} */
    public static String of(ModelKind kind, String before, String text, Set<String> elements) {
        if (elements.isEmpty()) {
            return text;
        }
        if (kind == ModelKind.SETTINGS) {
            return ofSettings(before, text, elements);
        }
        try {
            return kind == ModelKind.FORM ? ofForm(before, text, elements) : ofXml(before, text, elements);
        } catch (XMLStreamException | JsonProcessingException e) {
            throw new IllegalArgumentException("a text that was found readable is not", e);
        }
    }

    private static String ofSettings(String before, String text, Set<String> names) {
        var edited = PolicyText.read(text);
        var earlier = PolicyText.read(before);
        names.forEach(name -> {
            if (earlier.containsKey(name)) {
                edited.put(name, earlier.get(name));
            } else {
                edited.remove(name);
            }
        });
        return PolicyText.write(edited);
    }

    private static String ofXml(String before, String text, Set<String> elements) throws XMLStreamException {
        var edited = XmlText.read(text);
        var earlier = XmlText.read(before).root();
        for (var id : elements) {
            revert(edited.root(), earlier, node -> id.equals(node.attributes().get(ID)));
            revert(edited.root(), earlier, node -> DRAWS.stream().anyMatch(draws -> id.equals(node.attributes().get(draws))));
        }
        return StableXml.of(XmlText.read(text), edited);
    }

    private record Place(XmlNode parent, XmlNode node) {}

    private static void revert(XmlNode root, XmlNode earlier, Predicate<XmlNode> wanted) {
        var now = find(null, root, wanted);
        var old = find(null, earlier, wanted);
        if (now.isPresent() && old.isPresent()) {
            revert(now.get().node(), old.get().node());
        } else if (now.isPresent() && now.get().parent() != null) {
            now.get().parent().children().remove(now.get().node());
        } else if (old.isPresent() && old.get().parent() != null) {
            var parent = old.get().parent().key();
            find(null, root, node -> node.key().equals(parent)).ifPresent(place -> insert(place.node().children(), old.get()));
        }
    }

    /** Behind the nearest of those before it that is still there. */
    private static void insert(List<XmlNode> siblings, Place old) {
        var keys = siblings.stream().map(XmlNode::key).toList();
        var earlier = old.parent().children().subList(0, old.parent().children().indexOf(old.node())).reversed();
        var at = earlier.stream().map(sibling -> keys.indexOf(sibling.key())).filter(index -> index >= 0).findFirst().orElse(-1);
        siblings.add(at + 1, old.node());
    }

    private static Optional<Place> find(XmlNode parent, XmlNode node, Predicate<XmlNode> wanted) {
        return wanted.test(node) ? Optional.of(new Place(parent, node)) : node.children().stream().map(child -> find(node, child, wanted)).flatMap(Optional::stream).findFirst();
    }

    private static void revert(XmlNode now, XmlNode old) {
        now.attributes().clear();
        now.attributes().putAll(old.attributes());
        now.text().setLength(0);
        now.text().append(old.text());
        var children = new ArrayList<>(old.children().stream().filter(child -> !isPart(child)).toList());
        now.children().stream().filter(Reverted::isPart).forEach(children::add);
        now.children().clear();
        now.children().addAll(children);
    }

    /** Whether people talk about it as about an element of its own. */
    private static boolean isPart(XmlNode node) {
        return node.attributes().containsKey(ID) && !ModelParts.isDetail(node.name().getLocalPart());
    }

    private static String ofForm(String before, String text, Set<String> elements) throws JsonProcessingException {
        var edited = (ObjectNode) JSON.readTree(text);
        var earlier = (ObjectNode) JSON.readTree(before);
        for (var id : elements) {
            var now = find(edited, id);
            var old = find(earlier, id);
            if (now.isPresent() && old.isPresent()) {
                revert(now.get(), old.get());
            } else if (now.isPresent()) {
                remove(edited, now.get());
            } else {
                old.ifPresent(field -> edited.withArray(INNER).add(field));
            }
        }
        return StableJson.of(text, text, JSON.writeValueAsString(edited));
    }

    private static String id(JsonNode field) {
        return field.path("id").asText(field.path("key").asText());
    }

    private static Optional<ObjectNode> find(JsonNode field, String id) {
        if (field instanceof ObjectNode found && id(field).equals(id)) {
            return Optional.of(found);
        }
        for (var inner : field.path(INNER)) {
            var found = find(inner, id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static void revert(ObjectNode now, ObjectNode old) {
        var inner = now.get(INNER);
        now.removeAll();
        now.setAll(old);
        if (inner != null) {
            now.set(INNER, inner);
        }
    }

    private static void remove(JsonNode parent, JsonNode field) {
        if (parent.path(INNER) instanceof ArrayNode fields) {
            for (int at = fields.size() - 1; at >= 0; at--) {
                if (fields.get(at) == field) {
                    fields.remove(at);
                } else {
                    remove(fields.get(at), field);
                }
            }
        }
    }
}
