package io.heyi.studio.internal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heyi.access.Access;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.LiveModels.Deployed;
import io.heyi.orchestration.LiveModels.LiveModel;
import io.heyi.shared.PageOf;
import io.heyi.studio.internal.model.ModelRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is in use, for clients. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Changes of models")
class ModelApiController {

    private final LiveModels live;
    private final Access access;

    ModelApiController(LiveModels live, Access access) {
        this.live = live;
        this.access = access;
    }

    /** @param version missing before the engine has it. @param sha256 of the text as it was written */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ModelView(String file, String kind, Integer version, Long definitionKey, Instant since, boolean fromOwner, String sha256) {

        static ModelView of(LiveModel model) {
            return new ModelView(model.kind().fileName(model.id()), model.kind().name(), model.deployed().map(Deployed::version).orElse(null),
                    model.deployed().map(Deployed::definitionKey).orElse(null), model.deployed().map(Deployed::since).orElse(null), model.fromOwner(), model.checksum());
        }
    }

    record Content(ModelView model, String content) {}

    @GetMapping
    @Operation(summary = "Processes, decisions and forms in use")
    PageOf<ModelView> all(@RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "100") String size) {
        StudioProblems.reader(access.currentUser());
        var wanted = StudioProblems.page(page, size);
        var all = live.all();
        return PageOf.of(all.stream().skip(wanted.offset()).limit(wanted.size()).map(ModelView::of).toList(), all.size(), wanted);
    }

    @GetMapping("/{file}")
    @Operation(summary = "A model in use with its text, as it was written")
    Content find(@PathVariable String file) {
        StudioProblems.reader(access.currentUser());
        ModelRef model = StudioProblems.model(file);
        return new Content(live.find(model.kind(), model.id()).map(ModelView::of).orElseThrow(StudioProblems::unknown), live.source(model.kind(), model.id()).orElseThrow(StudioProblems::unknown));
    }
}
