package io.heyi.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the product can show and check again on the server of a form that process owners write (product-bar E15). The gate refuses what is not among it, so that no such form reaches people's
 * tasks.
 */
public final class FormComponents {

    private static final Set<String> WITHOUT_INPUT = Set.of("text", "html", "image", "spacer", "separator", "button", "table", "iframe", "documentPreview");
    private static final Set<String> INPUTS = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "datetime", "taglist", "checklist",
            "expression");

    private final List<Input> inputs = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    private FormComponents() {}

    /**
     * A field that people fill in, or that is computed for them.
     *
     * @param component its part of the file
     * @param hiddenWhen conditions of the field and of the groups around it
     */
    public record Input(String key, String type, JsonNode component, List<String> hiddenWhen) {}

    /** What the server cannot work with, at this component; both name it as it stands in the file. */
    public sealed interface Fault {

        /** Id of the component; its key or kind where it has none. */
        String at();

        /** A kind of component whose answers nobody would check. */
        record UnknownKind(String at, String kind) implements Fault {}

        /** A field without a key, with a path as key, or with the key of another field. */
        record NoKeyOfItsOwn(String at, String key) implements Fault {}
    }

    /** @param inputs in the form's order, as far as they are without fault */
    public record Reading(List<Input> inputs, List<Fault> faults) {}

    /** @param schema a {@code .form} file */
    public static Reading read(JsonNode schema) {
        var components = new FormComponents();
        components.collect(schema.path("components"), List.of());
        return new Reading(List.copyOf(components.inputs), List.copyOf(components.faults));
    }

    private void collect(JsonNode components, List<String> around) {
        for (var component : components) {
            var type = component.path("type").asText();
            var hiddenWhen = new ArrayList<>(around);
            Optional.of(component.path("conditional").path("hide")).filter(JsonNode::isTextual).map(JsonNode::asText).ifPresent(hiddenWhen::add);
            if (type.equals("group") && component.path("path").asText().isEmpty()) {
                collect(component.path("components"), hiddenWhen);
            } else if (INPUTS.contains(type)) {
                input(new Input(component.path("key").asText(), type, component, List.copyOf(hiddenWhen)));
            } else if (!WITHOUT_INPUT.contains(type)) {
                faults.add(new Fault.UnknownKind(name(component), type));
            }
        }
    }

    private void input(Input input) {
        if (input.key().isEmpty() || input.key().contains(".") || !keys.add(input.key())) {
            faults.add(new Fault.NoKeyOfItsOwn(name(input.component()), input.key()));
        } else {
            inputs.add(input);
        }
    }

    private static String name(JsonNode component) {
        return component.path("id").asText(component.path("key").asText(component.path("type").asText()));
    }
}
