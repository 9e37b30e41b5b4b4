package io.heyi.orchestration.internal.models;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.DomElement;

/** Every expression must at least be readable, and ask for nothing that nobody gives; the engine would tell so only when an instance gets there. */
final class FeelRules {

    private static final Set<String> EXPRESSIONS = Set.of("conditionExpression", "completionCondition", "timeDate", "timeDuration", "timeCycle");
    private static final Set<String> ATTRIBUTES = Set.of("source", "correlationKey", "assignee", "candidateGroups", "candidateUsers", "dueDate", "followUpDate", "inputCollection",
            "outputElement", "priority", "processId", "decisionId", "retries", "type", "expression", "formId");

    private final ModelContext context;
    private final FeelText feel;
    private final Optional<Set<String>> known;
    private final Set<String> told = new HashSet<>();

    FeelRules(ModelContext context) {
        this.context = context;
        this.feel = new FeelText(context.findings(), context.file(), context.rules());
        this.known = KnownVariables.of(context);
    }

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
            ATTRIBUTES.forEach(name -> expression(where, element.getAttribute(name)));
        }
        element.getChildElements().forEach(child -> walk(child, where));
    }

    private void expression(String where, String text) {
        if (text != null && text.strip().startsWith("=")) {
            feel.names(where, text.strip().substring(1)).stream().filter(name -> known.isPresent() && !known.get().contains(name)).sorted().forEach(name -> unknown(where, name));
        }
    }

    /** Once for each variable: what is missing is missing everywhere. */
    private void unknown(String where, String name) {
        if (told.add(name)) {
            context.add(Rule.UNKNOWN_VARIABLE, where, name);
        }
    }
}
