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
    record RehearsalView(String state, boolean current, String requestedBy, Instant requestedAt, Instant finishedAt, String sha256, List<String> refusals, List<PlayedScenario> scenarios, List<ChangedElement> changedElements) {}

    /** @param path elements and flows in the order in which they were entered. @param asked people's tasks */
    record PlayedScenario(UUID scenario, String process, String name, boolean passed, String outcome, List<Unexpected> failures, List<PathStep> path, List<AskedTask> asked) {}

    record Unexpected(String element, String text) {}

    record PathStep(String process, String element, String type) {

        private static PathStep of(Step step) {
            return new PathStep(step.process(), step.element(), step.type());
        }
    }

    /** @param groups who may take it, where it is given to nobody */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AskedTask(String process, String element, String assignee, List<String> groups, String dueAt) {

        private static AskedTask of(Asked asked) {
            return new AskedTask(asked.process(), asked.element(), asked.assignee(), asked.groups(), asked.dueAt());
        }
    }

    /** @param reached whether a case that passed went through it */
    record ChangedElement(String file, String element, String type, String name, boolean reached) {

        private static ChangedElement of(Changed changed) {
            return new ChangedElement(changed.file(), changed.element(), changed.type(), changed.name(), changed.reached());
        }
    }

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
                result.map(Result::refusals).orElse(null), result.map(one -> one.cases().stream().map(played -> view(played, locale)).toList()).orElse(null), result.map(one -> one.elements().stream().map(ChangedElement::of).toList()).orElse(null));
    }

    private PlayedScenario view(Case played, Locale locale) {
        return new PlayedScenario(played.scenario(), played.process(), played.name(), played.passed(), played.outcome().name(), played.failures().stream().map(failure -> view(failure, locale)).toList(), played.path().stream().map(PathStep::of).toList(), played.asked().stream().map(AskedTask::of).toList());
    }

    private Unexpected view(Failure failure, Locale locale) {
        return new Unexpected(failure.element(), messages.getMessage(failure.messageKey(), failure.arguments().toArray(), failure.messageKey(), locale));
    }
}
