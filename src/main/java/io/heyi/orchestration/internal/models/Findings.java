package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.ModelChecker.Finding;
import io.heyi.orchestration.ModelChecker.Fix;
import io.heyi.orchestration.ModelChecker.Severity;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what is wrong with one bundle of models, as strictly as the rules' settings want it. */
final class Findings {

    private static final List<ResourceBundle> TEXTS = Stream.of("messages.orchestration", "messages.modelrules").map(name -> ResourceBundle.getBundle(name, Locale.ROOT)).toList();

    private final ModelRules rules;
    private final List<Finding> found = new ArrayList<>();

    Findings(ModelRules rules) {
        this.rules = rules;
    }

    static boolean hasText(String key) {
        return TEXTS.stream().anyMatch(texts -> texts.containsKey(key));
    }

    void add(Rule rule, String file, String elementId, String... arguments) {
        add(rule, file, elementId, Optional.empty(), arguments);
    }

    void add(Rule rule, String file, String elementId, Optional<Fix> fix, String... arguments) {
        add(rule.ruleName(), rule.severity(), rule.messageKey(), file, elementId, fix, arguments);
    }

    void add(String ruleName, Severity byItself, String key, String file, String elementId, String... arguments) {
        add(ruleName, byItself, key, file, elementId, Optional.empty(), arguments);
    }

    private void add(String ruleName, Severity byItself, String key, String file, String elementId, Optional<Fix> fix, String... arguments) {
        rules.severity(ruleName, byItself).ifPresent(severity -> found.add(new Finding(file, elementId, severity, key, List.of(arguments), text(key, arguments), fix)));
    }

    private static String text(String key, String... arguments) {
        var pattern = TEXTS.stream().filter(texts -> texts.containsKey(key)).findFirst().orElseThrow(() -> new IllegalStateException("no text for " + key)).getString(key);
        return new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    boolean has(Rule rule, String file, String elementId) {
        return found.stream().anyMatch(finding -> finding.messageKey().equals(rule.messageKey()) && finding.file().equals(file)
                && (finding.elementId().equals(elementId) || finding.arguments().contains(elementId)));
    }

    /** Whether any of these rules speaks of the file, wherever in it. */
    boolean hasAny(Set<Rule> rules, String file) {
        return found.stream().anyMatch(finding -> finding.file().equals(file) && rules.stream().anyMatch(rule -> finding.messageKey().equals(rule.messageKey())));
    }

    List<Finding> sorted() {
        return found.stream().distinct().sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::file).thenComparing(Finding::elementId)).toList();
    }
}
