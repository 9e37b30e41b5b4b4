package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.ModelChecker.Severity;
import io.heyi.orchestration.internal.lint.LintReport;
import io.heyi.orchestration.internal.lint.ModelLinter;
import java.util.List;
import java.util.Map;

/** What bpmnlint finds, in our words (ADR 40). */
record LintRules(ModelLinter linter, Findings findings) {

    static final String KEY = "modelrules.lint.";
    private static final String OF_ENGINE = "camunda-compat/";
    /** Where one of ours has said the same of the element, bpmnlint need not. */
    private static final Map<String, List<Rule>> SAME = Map.of("no-bpmndi", List.of(Rule.NOT_DRAWN), "label-required", List.of(Rule.NO_NAME, Rule.NO_LABEL));

    void check(String file, String bpmn) {
        linter.lint(bpmn).stream().filter(report -> SAME.getOrDefault(report.rule(), List.of()).stream().noneMatch(rule -> findings.has(rule, file, report.element())))
                .forEach(report -> add(file, report));
    }

    private void add(String file, LintReport report) {
        var element = report.element() == null || report.element().isEmpty() ? file : report.element();
        switch (report) {
            case LintReport r when r.rule().equals(ModelLinter.UNREADABLE) -> findings.add(Rule.UNREADABLE, file, element, r.message());
            case LintReport r when r.rule().equals(ModelLinter.TOO_COSTLY) -> findings.add(Rule.TOO_COSTLY, file, element);
            case LintReport r when r.category().equals("rule-error") -> findings.add(Rule.RULE_FAILED, file, element, r.rule(), r.message());
            case LintReport r when r.rule().startsWith(OF_ENGINE) || !Findings.hasText(KEY + r.rule()) -> findings.add(r.rule(), severity(r), KEY + "engine", file, element, r.message(), r.rule());
            default -> findings.add(report.rule(), severity(report), KEY + report.rule(), file, element, report.message());
        }
    }

    private static Severity severity(LintReport report) {
        return report.category().equals("error") ? Severity.ERROR : Severity.WARNING;
    }
}
