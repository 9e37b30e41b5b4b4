package io.heyi.studio.internal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heyi.access.Access;
import io.heyi.orchestration.Rehearsal.Asked;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.rehearsal.RehearsalDesk;
import io.heyi.studio.internal.rehearsal.Rehearsed.Case;
import io.heyi.studio.internal.rehearsal.Rehearsed.Changed;
import io.heyi.studio.internal.rehearsal.Rehearsed.Failure;
import io.heyi.studio.internal.rehearsal.Rehearsed.Result;
import io.heyi.studio.internal.rehearsal.Rehearsed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rehearsals for clients, and for the pages' own scripts (product-bar E6). */
@RestController
@RequestMapping({"/api/v1/changes/{code}/rehearsal", "/studio/changes/{code}/rehearsal/result"})
@Tag(name = "Changes of models")
class RehearsalApiController {

    private final Changes changes;
    private final RehearsalDesk desk;
    private final Access access;
    private final MessageSource messages;

    RehearsalApiController(Changes changes, RehearsalDesk desk, Access access, MessageSource messages) {
        this.changes = changes;
        this.desk = desk;
        this.access = access;
        this.messages = messages;
    }

    /** @param state WAITING, PLAYING, PASSED or FAILED. @param current whether it is about what stands there now, scenarios included */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RehearsalView(String state, boolean current, String requestedBy, Instant requestedAt, Instant finishedAt, String sha256, List<String> refusals, List<CaseView> scenarios, List<Changed> changedElements) {}

    /** @param path elements and flows in the order in which they were entered. @param asked people's tasks */
    record CaseView(UUID scenario, String process, String name, boolean passed, String outcome, List<FailureView> failures, List<Step> path, List<Asked> asked) {}

    record FailureView(String element, String text) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Have the change played", description = "All stored scenarios of every process concerned, on a throw-away engine. Takes seconds to minutes; the result is read with GET.")
    RehearsalView ask(@PathVariable String code, Locale locale) {
        StudioProblems.done(desk.request(code, access.currentUser()));
        return latest(code, locale);
    }

    @GetMapping
    @Operation(summary = "The latest rehearsal of a change", description = "Passed when every scenario went as expected and the cases that passed went through everything that is changed.")
    RehearsalView latest(@PathVariable String code, Locale locale) {
        StudioProblems.reader(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        return desk.latest(change).map(rehearsed -> view(change, rehearsed, locale)).orElseThrow(StudioProblems::unknown);
    }

    private RehearsalView view(Change change, Rehearsed rehearsed, Locale locale) {
        var result = rehearsed.result();
        var state = result.map(one -> one.passed() ? "PASSED" : "FAILED").orElse(rehearsed.underWay() ? "PLAYING" : "WAITING");
        return new RehearsalView(state, result.isPresent() && desk.isOfToday(change, rehearsed), rehearsed.requestedBy(), rehearsed.requestedAt(), rehearsed.finishedAt().orElse(null), rehearsed.contentHash(),
                result.map(Result::refusals).orElse(null), result.map(one -> one.cases().stream().map(played -> view(played, locale)).toList()).orElse(null), result.map(Result::elements).orElse(null));
    }

    private CaseView view(Case played, Locale locale) {
        return new CaseView(played.scenario(), played.process(), played.name(), played.passed(), played.outcome().name(), played.failures().stream().map(failure -> view(failure, locale)).toList(), played.path(), played.asked());
    }

    private FailureView view(Failure failure, Locale locale) {
        return new FailureView(failure.element(), messages.getMessage(failure.messageKey(), failure.arguments().toArray(), failure.messageKey(), locale));
    }
}
