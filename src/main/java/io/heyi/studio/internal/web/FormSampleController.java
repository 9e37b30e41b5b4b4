package io.heyi.studio.internal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Access;
import io.heyi.inbox.FormSamples.FormSample;
import io.heyi.inbox.FormSamples;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.model.StudioPolicy;
import io.heyi.studio.internal.recording.MaskedForm;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Real values for forms, masked, so that authors see a form as people will (product-bar E15): the same for clients with a token and for the editor with a session. */
@RestController
@RequestMapping({"/api/v1/models/{file}", "/studio/models/{file}"})
@Tag(name = "Changes of models")
class FormSampleController {

    private final FormSamples samples;
    private final MaskedForm masked;
    private final LiveModels live;
    private final StudioPolicy policy;
    private final Access access;
    private final ObjectMapper json;

    FormSampleController(FormSamples samples, MaskedForm masked, LiveModels live, StudioPolicy policy, Access access, ObjectMapper json) {
        this.samples = samples;
        this.masked = masked;
        this.live = live;
        this.policy = policy;
        this.access = access;
        this.json = json;
    }

    /** @param from when the task was offered whose values these were; null while no task has shown the form */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SampleOfForm(Map<String, Object> data, Instant from) {}

    /** @param form with texts in the reader's language, as far as the product has words for them */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PreviewOfForm(@Schema(type = "object") JsonNode form, Map<String, Object> data, Instant from) {}

    @GetMapping("/sample")
    @Operation(summary = "Values for a form in use, from the latest task that showed it",
            description = "People's data is masked: names and texts become placeholders, amounts of pay become 0, times are as far from now as they were from the task.")
    SampleOfForm sample(@PathVariable String file) {
        StudioProblems.editor(access.currentUser());
        var model = form(file);
        var text = live.source(model.kind(), model.id()).orElseThrow(StudioProblems::unknown);
        return sample(model, read(text));
    }

    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "A text of a form as people will see it", description = "`content` is the text of the form, saved or not; nothing is stored. Values are masked as those of `sample`.")
    PreviewOfForm preview(@PathVariable String file, @RequestBody byte[] body, Locale locale) {
        StudioProblems.editor(access.currentUser());
        var model = form(file);
        var sent = new JsonBody("studio.error.", body, DraftBodies.largest(policy), Set.of("content"));
        var content = sent.required("content", sent.text("content"));
        sent.check();
        var form = read(content);
        var sample = sample(model, form);
        return new PreviewOfForm(samples.localised(model.id(), form, locale), sample.data(), sample.from());
    }

    private SampleOfForm sample(ModelRef model, JsonNode form) {
        var latest = samples.latest(model.id());
        var inUse = live.source(model.kind(), model.id()).orElse("{}");
        return new SampleOfForm(latest.map(task -> masked.of(form, inUse, task.values(), task.at())).orElse(Map.of()), latest.map(FormSample::at).orElse(null));
    }

    private static ModelRef form(String file) {
        var model = StudioProblems.model(file);
        if (model.kind() != ModelKind.FORM) {
            throw StudioProblems.unknown();
        }
        return model;
    }

    private JsonNode read(String text) {
        try {
            var form = json.readTree(text);
            if (form != null && form.path("components").isArray()) {
                return form;
            }
        } catch (JsonProcessingException e) {
            // told below
        }
        throw ApiProblem.invalid(List.of(FieldError.of("content", "studio.error.noForm")));
    }
}
