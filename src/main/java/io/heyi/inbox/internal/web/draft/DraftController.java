package io.heyi.inbox.internal.web.draft;

import io.heyi.access.Access;
import io.heyi.inbox.internal.draft.Draft;
import io.heyi.inbox.internal.draft.DraftOutcome;
import io.heyi.inbox.internal.draft.Drafts;
import io.heyi.inbox.internal.web.TaskProblems;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody has typed into a task, for the page that saves it by itself and for clients (product-bar T4). */
@Controller
@Tag(name = "tasks")
class DraftController {

    private final Drafts drafts;
    private final TaskReading reading;
    private final Access access;

    DraftController(Drafts drafts, TaskReading reading, Access access) {
        this.drafts = drafts;
        this.reading = reading;
        this.access = access;
    }

    /**
     * @param basedOn version that the window had, 0 or nothing for none
     * @param values the form's fields as one JSON object, as text
     */
    record SaveRequest(Integer basedOn, String values, String reason) {}

    record DraftJson(int version, String values, String reason, Instant savedAt) {

        static DraftJson of(Draft draft) {
            return new DraftJson(draft.version(), draft.values(), draft.reason(), draft.savedAt());
        }
    }

    @ResponseBody
    @GetMapping("/api/v1/tasks/{id}/draft")
    @Operation(summary = "My draft for a task; 404 without one")
    DraftJson draft(@PathVariable String id) {
        var user = access.currentUser();
        var task = TaskProblems.visible(reading.open(TaskProblems.id(id), user)).task();
        return drafts.of(task, user).map(DraftJson::of).orElseThrow(() -> ApiProblem.notFound("draft.problem.none"));
    }

    @ResponseBody
    @PutMapping({"/api/v1/tasks/{id}/draft", "/inbox/tasks/{id}/draft"})
    @Operation(summary = "Save my draft, unchecked; 409 with the newer one when another window has saved since `basedOn`")
    DraftJson save(@PathVariable String id, @RequestBody SaveRequest request) {
        var saved = drafts.save(TaskProblems.id(id), access.currentUser(), Optional.ofNullable(request.basedOn()).orElse(0), Optional.ofNullable(request.values()).orElse("{}"),
                Optional.ofNullable(request.reason()).orElse(""));
        return switch (saved) {
            case DraftOutcome.Saved(var draft) -> DraftJson.of(draft);
            case DraftOutcome.Overtaken(var now) -> throw ApiProblem.conflict("draft.problem.overtaken", Map.of("version", now.version(), "savedAt", now.savedAt().toString()));
            default -> throw refused(saved);
        };
    }

    @DeleteMapping("/api/v1/tasks/{id}/draft")
    @Operation(summary = "Begin again; a repeat changes nothing")
    ResponseEntity<Void> delete(@PathVariable String id) {
        discard(id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/inbox/tasks/{id}/draft/discard")
    String startOver(@PathVariable String id, @RequestParam(defaultValue = "mine") String view, RedirectAttributes redirect) {
        discard(id);
        Flash.good(redirect, "draft.flash.discarded");
        redirect.addAttribute("view", view);
        return "redirect:/inbox/tasks/" + TaskProblems.id(id);
    }

    private void discard(String id) {
        drafts.discard(TaskProblems.id(id), access.currentUser()).ifPresent(refusal -> {
            throw refused(refusal);
        });
    }

    private static ApiProblem refused(DraftOutcome outcome) {
        return switch (outcome) {
            case DraftOutcome.Invalid(var errors) -> ApiProblem.invalid(errors);
            case DraftOutcome.Unknown() -> TaskProblems.unknown();
            default -> TaskProblems.forbidden();
        };
    }
}
