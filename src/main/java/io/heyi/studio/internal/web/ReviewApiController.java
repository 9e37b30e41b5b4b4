package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.HeldChanges;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.change.RollBacks;
import io.heyi.studio.internal.diff.Differences;
import io.heyi.studio.internal.diff.Differences.OfModel;
import io.heyi.studio.internal.web.ChangeJson.ChangeView;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Approval of changes for clients (product-bar E1, E2). */
@RestController
@RequestMapping("/api/v1/changes/{code}")
@Tag(name = "Changes of models")
class ReviewApiController {

    private static final int LARGEST_BODY = 16 * 1024;

    private final Changes changes;
    private final Reviews reviews;
    private final Differences differences;
    private final RollBacks rollBacks;
    private final HeldChanges held;
    private final Access access;

    ReviewApiController(Changes changes, Reviews reviews, Differences differences, RollBacks rollBacks, HeldChanges held, Access access) {
        this.changes = changes;
        this.reviews = reviews;
        this.differences = differences;
        this.rollBacks = rollBacks;
        this.held = held;
        this.access = access;
    }

    @GetMapping("/differences")
    @Operation(summary = "What differs from what is in use", description = "By element and property, for every model of the change.")
    List<OfModel> differences(@PathVariable String code) {
        StudioProblems.reader(access.currentUser());
        return differences.of(changes.find(code).orElseThrow(StudioProblems::unknown));
    }

    @PostMapping(path = "/roll-back", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Begin a change that brings back what was in use before this one", description = "`id` is a UUID chosen by the client: with the same one again nothing is begun. Needs no rehearsal "
            + "while it is brought back as it was; somebody else approves it.")
    ChangeView rollBack(@PathVariable String code, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("id", "title", "reason"));
        var id = json.required("id", json.text("id"));
        var title = json.text("title");
        var reason = json.text("reason");
        json.check();
        return view(rollBacks.begin(code, access.currentUser(), ChangeApiController.uuid(id), title, reason));
    }

    @PostMapping("/submission")
    @Operation(summary = "Ask for approval", description = """
            Of exactly what stands there now. 422 while nothing differs, the reason is missing, or a check finds an error. The body may be left out; `firstDay` is the first day of use, e.g. 2026-12-01, \
            in the company's calendar: until then an approved change waits. It is part of what `sha256` covers.""")
    ChangeView submit(@PathVariable String code, @RequestBody(required = false) byte[] body) {
        if (body == null || body.length == 0) {
            return view(reviews.submit(code, access.currentUser()));
        }
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("firstDay"));
        var day = json.text("firstDay");
        json.check();
        return view(reviews.submit(code, access.currentUser(), day == null ? Optional.empty() : Optional.of(FirstDays.read(day).orElseThrow(() -> ApiProblem.invalid(List.of(FirstDays.unreadable()))))));
    }

    @PostMapping("/bringing-forward")
    @Operation(summary = "Bring an approved change into use before its first day", description = "By who began it, asked for approval or approved it. It goes back to its makers when something else has come into use since.")
    ChangeView bringForward(@PathVariable String code) {
        return view(held.bringForward(code, access.currentUser()));
    }

    @PostMapping(path = "/calling-off", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Call off an approved change that waits for its first day", description = "With a reason. It goes back to its makers.")
    ChangeView callOff(@PathVariable String code, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("reason"));
        var reason = json.text("reason");
        json.check();
        return view(held.callOff(code, access.currentUser(), reason));
    }

    @PostMapping(path = "/approval", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Approve a change, which brings it into use", description = "`sha256` is that of what the approver has seen; 409 when it is another by now. Whoever wrote any of it gets 403.")
    ChangeView approve(@PathVariable String code, @RequestBody byte[] body) {
        var said = said(body);
        return view(reviews.approve(code, access.currentUser(), said.hash(), said.reason()));
    }

    @PostMapping(path = "/rejection", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Send a change back", description = "With a reason; `sha256` as for the approval.")
    ChangeView reject(@PathVariable String code, @RequestBody byte[] body) {
        var said = said(body);
        return view(reviews.reject(code, access.currentUser(), said.hash(), said.reason()));
    }

    private record Said(String hash, String reason) {}

    private static Said said(byte[] body) {
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("sha256", "reason"));
        var hash = json.required("sha256", json.text("sha256"));
        var reason = json.text("reason");
        return json.whole(new Said(hash, reason));
    }

    private static ChangeView view(ChangeOutcome outcome) {
        return ChangeView.of(((ChangeOutcome.Done) StudioProblems.done(outcome)).change());
    }
}
