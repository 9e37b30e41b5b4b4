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
        this.feel = new FeelText(context.rules().longestExpression(), context.rules().deepestExpression());
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
        if (text == null || !text.strip().startsWith("=")) {
            return;
        }
        var expression = text.strip().substring(1);
        if (feel.isTooLong(expression)) {
            context.add(Rule.FEEL_TOO_LONG, where, String.valueOf(expression.length()), String.valueOf(feel.longest()));
        } else if (feel.isTooDeep(expression)) {
            context.add(Rule.FEEL_TOO_DEEP, where, String.valueOf(feel.deepest()));
        } else {
            read(where, expression);
        }
    }

    private void read(String where, String expression) {
        try {
            var parsed = feel.parse(expression);
            if (parsed.isSuccess()) {
                known.ifPresent(names -> FeelNames.of(parsed.parsedExpression().expression()).stream().filter(name -> !names.contains(name)).sorted().forEach(name -> unknown(where, name)));
            } else {
                context.add(Rule.BAD_FEEL, where, "=" + shortened(expression), parsed.failure().message());
            }
        } catch (StackOverflowError e) {
            context.add(Rule.FEEL_TOO_DEEP, where, String.valueOf(feel.deepest()));
        }
    }

    /** Once for each variable: what is missing is missing everywhere. */
    private void unknown(String where, String name) {
        if (told.add(name)) {
            context.add(Rule.UNKNOWN_VARIABLE, where, name);
        }
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }
}
