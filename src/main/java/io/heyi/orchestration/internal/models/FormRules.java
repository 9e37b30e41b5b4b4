package io.heyi.orchestration.internal.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.orchestration.FormComponents;
import io.heyi.orchestration.FormComponents.Fault;
import java.util.Set;

/** Forms: what browser and server would trip over when a task is opened: conditions, computed texts, and fields that the server could not check. */
record FormRules(FeelText feel, Findings findings) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FOREIGN = Set.of("html", "iframe");

    void check(String file, String form) {
        try {
            var schema = JSON.readTree(form);
            walk(schema, file);
            foreign(schema.path("components"), file);
            FormComponents.read(schema).faults().forEach(fault -> add(file, fault));
        } catch (JsonProcessingException e) {
            findings.add(Rule.UNREADABLE, file, file, e.getOriginalMessage());
        }
    }

    /** Nobody has checked what a foreign page or free HTML shows to people who sign; old versions that have them are still shown. */
    private void foreign(JsonNode components, String file) {
        for (var component : components) {
            var kind = component.path("type").asText();
            if (FOREIGN.contains(kind)) {
                findings.add(Rule.FOREIGN_CONTENT, file, component.path("id").asText(kind), kind);
            }
            foreign(component.path("components"), file);
        }
    }

    private void add(String file, Fault fault) {
        switch (fault) {
            case Fault.UnknownKind(var at, var kind) -> findings.add(Rule.UNKNOWN_COMPONENT, file, at, kind);
            case Fault.NoKeyOfItsOwn(var at, var key) -> findings.add(Rule.FIELD_KEY, file, at, key);
        }
    }

    private void walk(JsonNode node, String near) {
        var where = node.path("id").asText(near);
        for (var child : node) {
            if (child.isTextual() && child.asText().strip().startsWith("=")) {
                feel.names(where, child.asText().strip().substring(1));
            } else {
                walk(child, where);
            }
        }
    }
}
