package io.heyi.studio.internal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.heyi.access.Access;
import io.heyi.orchestration.PastCases.PastCase;
import io.heyi.shared.PageOf;
import io.heyi.studio.internal.recording.Recorded;
import io.heyi.studio.internal.recording.Recordings;
import io.heyi.studio.internal.scenario.ScriptReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finished cases and the scripts recorded from them (product-bar E6). */
@RestController
@RequestMapping("/api/v1/past-cases")
@Tag(name = "Scenarios of processes")
class PastCaseApiController {

    private final Recordings recordings;
    private final Access access;
    private final MessageSource messages;

    PastCaseApiController(Recordings recordings, Access access, MessageSource messages) {
        this.recordings = recordings;
        this.access = access;
        this.messages = messages;
    }

    /** @param processInstanceKey the engine's key, as text because it is larger than what JavaScript counts */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PastCaseView(String processInstanceKey, String process, int version, String businessKey, Instant startedAt, Instant endedAt) {

        static PastCaseView of(PastCase found) {
            return new PastCaseView(String.valueOf(found.processInstanceKey()), found.processId(), found.version(), found.businessKey(), found.startedAt().orElse(null),
                    found.endedAt().orElse(null));
        }
    }

    /** @param missing what of the case is not in the script, in words */
    record RecordedScript(PastCaseView pastCase, @JsonRawValue @Schema(type = "object") String script, List<String> missing) {}

    @GetMapping
    @Operation(summary = "Finished cases of a process, the latest first")
    PageOf<PastCaseView> all(@RequestParam String process, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        StudioProblems.reader(access.currentUser());
        return recordings.ended(process, StudioProblems.page(page, size)).map(PastCaseView::of);
    }

    @GetMapping("/{key}/script")
    @Operation(summary = "A case as the script of a scenario",
            description = "Nothing is stored. People's data is masked: names and texts become placeholders, "
            + "times are told from the moment at which they were used, amounts of pay become 0.")
    RecordedScript script(@PathVariable String key, Locale locale) {
        StudioProblems.editor(access.currentUser());
        var recorded = recordings.of(key(key)).orElseThrow(StudioProblems::unknown);
        return new RecordedScript(PastCaseView.of(recorded.found()), ScriptReader.write(recorded.script()), recorded.gaps().stream().map(gap -> words(gap, locale)).toList());
    }

    private String words(Recorded.Gap gap, Locale locale) {
        return messages.getMessage(gap.messageKey(), gap.arguments().toArray(), gap.messageKey(), locale);
    }

    /** @throws io.heyi.web.ApiProblem for what is no key */
    static long key(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw StudioProblems.unknown();
        }
        return Long.parseLong(text);
    }
}
