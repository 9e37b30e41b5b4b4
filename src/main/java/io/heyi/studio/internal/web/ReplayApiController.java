package io.heyi.studio.internal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heyi.access.Access;
import io.heyi.shared.PageOf;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.rehearsal.Rehearsed.Failure;
import io.heyi.studio.internal.replay.ReplayDesk;
import io.heyi.studio.internal.replay.ReplayVerdict;
import io.heyi.studio.internal.replay.ReplayedCase;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Real cases against a change, for clients (product-bar E6). */
@RestController
@RequestMapping("/api/v1/changes/{code}/replay")
@Tag(name = "Changes of models")
class ReplayApiController {

    private static final int LARGEST_BODY = 1_000;
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final Changes changes;
    private final ReplayDesk desk;
    private final Access access;
    private final MessageSource messages;

    ReplayApiController(Changes changes, ReplayDesk desk, Access access, MessageSource messages) {
        this.changes = changes;
        this.desk = desk;
        this.access = access;
        this.messages = messages;
    }

    /**
     * @param state WAITING, PLAYING or DONE
     * @param current whether it is about what stands there now
     * @param problem why not all cases were played
     * @param verdicts how many cases by verdict
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplayView(String state, boolean current, String requestedBy, Instant requestedAt, Instant finishedAt, String sha256, String problem,
                      Map<ReplayVerdict, Integer> verdicts, PageOf<ReplayedCaseView> cases) {}

    /** @param verdict SAME, OTHER_WAY, STUCK, OTHER_PEOPLE or NOT_REPLAYABLE; missing until it was played */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplayedCaseView(String process, String processInstanceKey, String businessKey, int version, Instant endedAt, ReplayVerdict verdict, List<ReplayFinding> findings) {}

    record ReplayFinding(String element, String text) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Have the latest real cases played against the change",
            description = "`cases` says how many (1 to 50; without it as many as the policy says), `running` whether also those that run. "
            + "Takes minutes; the result is read with GET. For information only: approval does not ask for it.")
    ReplayView ask(@PathVariable String code, @RequestBody(required = false) byte[] body, Locale locale) {
        var json = new JsonBody("studio.error.", body == null ? NOTHING : body, LARGEST_BODY, Set.of("cases", "running"));
        var cases = json.number("cases");
        var running = json.get("running");
        json.check();
        StudioProblems.done(desk.request(code, access.currentUser(), cases, running != null && running.asBoolean()));
        return latest(code, "0", "25", locale);
    }

    @GetMapping
    @Operation(summary = "The latest replay of a change", description = "The cases that go otherwise come first.")
    ReplayView latest(@PathVariable String code, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size, Locale locale) {
        StudioProblems.reader(access.currentUser());
        var slice = StudioProblems.page(page, size);
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var replay = desk.latest(change).orElseThrow(StudioProblems::unknown);
        var state = replay.finishedAt().isPresent() ? "DONE" : replay.underWay() ? "PLAYING" : "WAITING";
        return new ReplayView(state, desk.isOfToday(change, replay), replay.requestedBy(), replay.requestedAt(), replay.finishedAt().orElse(null), replay.contentHash(),
                replay.problem().map(key -> messages.getMessage(key, null, key, locale)).orElse(null), replay.verdicts(), desk.cases(replay, slice).map(one -> view(one, locale)));
    }

    private ReplayedCaseView view(ReplayedCase one, Locale locale) {
        return new ReplayedCaseView(one.process(), String.valueOf(one.processInstanceKey()), one.businessKey(), one.version(), one.endedAt().orElse(null),
                one.verdict().orElse(null),
                one.findings().stream().map(finding -> view(finding, locale)).toList());
    }

    private ReplayFinding view(Failure finding, Locale locale) {
        return new ReplayFinding(finding.element(), messages.getMessage(finding.messageKey(), finding.arguments().toArray(), finding.messageKey(), locale));
    }
}
