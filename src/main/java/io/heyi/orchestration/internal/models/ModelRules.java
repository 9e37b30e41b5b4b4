package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.ModelChecker.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules for models as data (product-bar E5). Rules are named as in findings: {@code noLabel}, {@code no-implicit-end}, {@code camunda-compat/timer}.
 *
 * @param engine version of the oldest engine that the product's models must run on; chooses the rules of bpmnlint for it
 * @param errors rules whose findings keep a change from approval, whatever they are by themselves
 * @param warnings rules whose findings only warn
 * @param off rules that say nothing
 * @param lintTime how long bpmnlint may take for one model
 * @param longestExpression in characters; longer ones are refused unread
 * @param deepestExpression brackets within brackets; deeper ones are refused unread
 * @param commonModules modules whose job types every process may use
 * @param jobModules by process id: the other modules whose job types it may use; a process that is not named may use the common ones only
 */
@ConfigurationProperties("heyi.policy.model-rules")
public record ModelRules(@DefaultValue("8.6") String engine, @DefaultValue List<String> errors, @DefaultValue List<String> warnings, @DefaultValue List<String> off,
                         @DefaultValue("PT2M") Duration lintTime, @DefaultValue("10000") int longestExpression, @DefaultValue("40") int deepestExpression,
                         @DefaultValue("ballot") List<String> commonModules, @DefaultValue Map<String, List<String>> jobModules) {

    private static final String PREFIX = "heyi.policy.model-rules.";

    public ModelRules {
        if (!engine.matches("8\\.([6-9]|10)")) {
            throw new IllegalArgumentException(PREFIX + "engine must be 8.6 to 8.10, not " + engine);
        }
        if (!lintTime.isPositive() || lintTime.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException(PREFIX + "lint-time must be more than nothing and at most 5 minutes, not " + lintTime);
        }
        within("longest-expression", longestExpression, 100, 100_000);
        within("deepest-expression", deepestExpression, 3, 100);
        Stream.of(errors, warnings, off).flatMap(List::stream).filter(rule -> !isKnown(rule)).findFirst().ifPresent(rule -> {
            throw new IllegalArgumentException(PREFIX + "errors, warnings and off name rules; there is none called " + rule);
        });
        Stream.of(warnings, off).flatMap(List::stream).filter(name -> Rule.named(name).filter(Rule::isFixed).isPresent()).findFirst().ifPresent(rule -> {
            throw new IllegalArgumentException(PREFIX + "warnings and off must not name " + rule + ": without it nothing else can be told of a model");
        });
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(PREFIX + name + " must be " + least + " to " + most + ", not " + value);
        }
    }

    private static boolean isKnown(String rule) {
        return Rule.named(rule).isPresent() || rule.startsWith("camunda-compat/") || Findings.hasText(LintRules.KEY + rule);
    }

    /** @return empty where the rule is off */
    Optional<Severity> severity(String rule, Severity byItself) {
        if (off.contains(rule)) {
            return Optional.empty();
        }
        return Optional.of(errors.contains(rule) ? Severity.ERROR : warnings.contains(rule) ? Severity.WARNING : byItself);
    }

    boolean mayUse(String process, String jobType) {
        var module = jobType.substring(0, Math.max(jobType.indexOf('.'), 0));
        return commonModules.contains(module) || jobModules.getOrDefault(process, List.of()).contains(module);
    }
}
