package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.ModelChecker.Finding;
import io.heyi.orchestration.ModelChecker.Severity;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.check.Checks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Findings on a change, for clients and for the editors' own scripts (product-bar E4). */
@RestController
@RequestMapping({"/api/v1/changes/{code}/checks", "/studio/changes/{code}/checks"})
@Tag(name = "Changes of models")
class ChecksController {

    private final Changes changes;
    private final Checks checks;
    private final Access access;
    private final MessageSource messages;

    ChecksController(Changes changes, Checks checks, Access access, MessageSource messages) {
        this.changes = changes;
        this.checks = checks;
        this.access = access;
        this.messages = messages;
    }

    /** What the editor can do about it. @param value that would be set */
    record FixView(String label, String kind, String element, String property, String value) {}

    /** @param element where; the id of the whole model when it is about all of it. @param rule key of the rule. @param fix null where none is known */
    record FindingView(String file, String element, String severity, String rule, String text, FixView fix) {}

    record Findings(boolean passed, List<FindingView> findings) {}

    @GetMapping
    @Operation(summary = "What keeps the change from coming into use", description = "All that is live with the drafts of the change in its place, by the rules of the build. Passed when there is no ERROR.")
    Findings findings(@PathVariable String code, Locale locale) {
        StudioProblems.reader(access.currentUser());
        var found = checks.of(changes.find(code).orElseThrow(StudioProblems::unknown));
        return new Findings(found.stream().noneMatch(finding -> finding.severity() == Severity.ERROR),
                found.stream().map(finding -> view(finding, locale)).toList());
    }

    private FindingView view(Finding finding, Locale locale) {
        var rule = finding.messageKey().substring(finding.messageKey().lastIndexOf('.') + 1);
        return new FindingView(finding.file(), finding.elementId(), finding.severity().name(), rule, messages.getMessage(finding.messageKey(), finding.arguments().toArray(), finding.text(), locale),
                finding.fix().map(fix -> new FixView(messages.getMessage(fix.labelKey(), null, locale), fix.kind(), fix.element(), fix.property(), fix.value())).orElse(null));
    }
}
