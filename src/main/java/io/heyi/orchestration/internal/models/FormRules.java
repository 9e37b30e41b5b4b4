package io.heyi.orchestration.internal.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Forms: their conditions and computed texts, which browser and server would trip over when a task is opened. */
record FormRules(FeelText feel, Findings findings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void check(String file, String form) {
        try {
            walk(JSON.readTree(form), file);
        } catch (JsonProcessingException e) {
            findings.add(Rule.UNREADABLE, file, file, e.getOriginalMessage());
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
