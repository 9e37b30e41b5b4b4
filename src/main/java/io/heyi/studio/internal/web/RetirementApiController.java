package io.heyi.studio.internal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heyi.access.Access;
import io.heyi.orchestration.ProcessRetirements;
import io.heyi.orchestration.ProcessRetirements.Retired;
import io.heyi.orchestration.ProcessRetirements.RunningCase;
import io.heyi.shared.PageOf;
import io.heyi.studio.internal.change.Change.Retirement;
import io.heyi.studio.internal.change.Change.Retirement.Kind;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Retiring;
import io.heyi.studio.internal.web.ChangeJson.ChangeView;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Retiring processes, for clients (product-bar E17). */
@RestController
@RequestMapping("/api/v1/models/{file}/retirement")
@Tag(name = "Changes of models")
class RetirementApiController {

    private static final int LARGEST_BODY = 16 * 1024;

    private final Retiring retiring;
    private final ProcessRetirements retirements;
    private final Access access;

    RetirementApiController(Retiring retiring, ProcessRetirements retirements, Access access) {
        this.retiring = retiring;
        this.retirements = retirements;
        this.access = access;
    }

    /** @param change by which it was retired. @param endedAt when its last case was over; all but {@code process} are missing while it is not retired */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RetirementView(String process, String change, Instant retiredAt, Instant endedAt, Long running, Long waitingStarts) {

        static RetirementView of(Retired retired) {
            return new RetirementView(retired.processId(), retired.reference(), retired.retiredAt(), retired.endedAt().orElse(null), retired.running(), retired.waitingStarts());
        }
    }

    /** @param version and {@code instanceKey} are missing while nothing of it has been seen yet */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RunningCaseView(String businessKey, Integer version, String instanceKey, Instant since) {

        static RunningCaseView of(RunningCase running) {
            return new RunningCaseView(running.businessKey(), running.version().orElse(null), running.instanceKey().map(String::valueOf).orElse(null), running.since());
        }
    }

    @GetMapping
    @Operation(summary = "Whether a process is retired")
    RetirementView find(@PathVariable String file) {
        StudioProblems.reader(access.currentUser());
        var process = RetirementPages.process(file).id();
        return retirements.of(process).map(RetirementView::of).orElseGet(() -> new RetirementView(process, null, null, null, null, null));
    }

    @GetMapping("/running")
    @Operation(summary = "Cases that still run on a process", description = "The oldest first.")
    PageOf<RunningCaseView> running(@PathVariable String file, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        StudioProblems.reader(access.currentUser());
        return retirements.running(RetirementPages.process(file).id(), StudioProblems.page(page, size)).map(RunningCaseView::of);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Begin a change that retires a process, or takes that back", description = """
            `id` is a UUID chosen by the client: with the same one again nothing is begun. `takeBack` is `yes` to take a retirement back. It is asked for and approved like any other change. \
            From then on nothing starts on the process; what is asked to start waits with the operators.""")
    ChangeView begin(@PathVariable String file, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("id", "title", "reason", "takeBack"));
        var id = json.required("id", json.text("id"));
        var title = json.text("title");
        var reason = json.text("reason");
        var takeBack = json.text("takeBack");
        json.check();
        var retirement = new Retirement("yes".equals(takeBack) ? Kind.TAKE_BACK : Kind.RETIRE, RetirementPages.process(file).id());
        return ChangeView.of(((ChangeOutcome.Done) StudioProblems.done(retiring.begin(ChangeApiController.uuid(id), access.currentUser(), retirement, title, reason))).change());
    }
}
