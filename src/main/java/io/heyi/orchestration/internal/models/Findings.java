package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.ModelChecker.Finding;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Collects what is wrong with one bundle of models. */
final class Findings {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("messages.orchestration", Locale.ROOT);

    private final List<Finding> found = new ArrayList<>();

    void add(Rule rule, String file, String elementId, String... arguments) {
        var text = new MessageFormat(TEXTS.getString(rule.messageKey()), Locale.ROOT).format(arguments);
        found.add(new Finding(file, elementId, rule.severity(), rule.messageKey(), List.of(arguments), text));
    }

    List<Finding> sorted() {
        return found.stream().distinct().sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::file).thenComparing(Finding::elementId)).toList();
    }
}
