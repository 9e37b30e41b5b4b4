package io.heyi.orchestration.internal.lint;

/**
 * What one rule of bpmnlint says.
 *
 * @param rule its name, e.g. {@code no-implicit-end} or {@code camunda-compat/timer}; {@link ModelLinter#UNREADABLE} or {@link ModelLinter#TOO_COSTLY} where the rules could not say anything
 * @param element where; empty for the whole model
 * @param message in the words of the rule, English
 * @param category {@code error}, {@code warn}, {@code info}, or {@code rule-error} where the rule itself failed on this model
 */
public record LintReport(String rule, String element, String message, String category) {}
