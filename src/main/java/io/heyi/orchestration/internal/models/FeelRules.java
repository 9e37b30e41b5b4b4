package io.heyi.orchestration.internal.models;

import java.util.Set;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** Every expression must at least be readable; the engine would tell so only when an instance gets there. */
record FeelRules(ModelContext context) {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final Set<String> EXPRESSIONS = Set.of("conditionExpression", "completionCondition", "timeDate", "timeDuration", "timeCycle");

    void check() {
        walk(context.model().getDocument().getRootElement(), "");
    }

    private void walk(DomElement element, String near) {
        var id = element.getAttribute("id");
        var where = id == null || element.getNamespaceURI().contains("zeebe") || EXPRESSIONS.contains(element.getLocalName()) ? near : id;
        if (EXPRESSIONS.contains(element.getLocalName())) {
            expression(where, element.getTextContent());
        }
        if (element.getNamespaceURI().contains("zeebe")) {
            attributes(where, element);
        }
        element.getChildElements().forEach(child -> walk(child, where));
    }

    private void attributes(String where, DomElement element) {
        for (var name : Set.of("source", "correlationKey", "assignee", "candidateGroups", "candidateUsers", "dueDate", "followUpDate", "inputCollection",
                "outputElement", "priority", "processId", "decisionId", "retries", "type", "expression", "formId")) {
            expression(where, element.getAttribute(name));
        }
    }

    private void expression(String where, String text) {
        if (text == null || !text.strip().startsWith("=")) {
            return;
        }
        var parsed = FEEL.parseExpression(text.strip().substring(1));
        if (!parsed.isSuccess()) {
            context.add(Rule.BAD_FEEL, where, text.strip(), parsed.failure().message());
        }
    }
}
