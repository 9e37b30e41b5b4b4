package io.heyi.studio.internal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heyi.access.Access;
import io.heyi.orchestration.ModelVersions;
import io.heyi.orchestration.StepFigures;
import io.heyi.orchestration.StepFigures.Figure;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long the steps of a version take, for clients (product-bar O7). */
@RestController
@RequestMapping("/api/v1/models/{file}/versions/{version}/figures")
@Tag(name = "Changes of models")
class FigureApiController {

    private final ModelVersions versions;
    private final StepFigures figures;
    private final Access access;

    FigureApiController(ModelVersions versions, StepFigures figures, Access access) {
        this.versions = versions;
        this.figures = figures;
        this.access = access;
    }

    /** @param steps no more than the process has elements, the slowest first */
    record FiguresOfVersion(int version, List<StepFigureView> steps) {}

    /** @param medianSeconds missing where nothing was left yet, as is {@code ninetiethSeconds}. @param late of {@code dated}, left after the deadline or still open then */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepFigureView(String element, long count, long open, Long medianSeconds, Long ninetiethSeconds, long dated, long late) {

        static StepFigureView of(Figure figure) {
            return new StepFigureView(figure.element(), figure.count(), figure.open(), seconds(figure.median()), seconds(figure.ninetieth()), figure.dated(), figure.late());
        }

        private static Long seconds(Optional<Duration> time) {
            return time.map(Duration::toSeconds).orElse(null);
        }
    }

    @GetMapping
    @Operation(summary = "How long the steps of a version of a process take", description = "Counts, median, time within which nine of ten were done, and how many were late; of visits that began at or after `since`, or of all.")
    FiguresOfVersion of(@PathVariable String file, @PathVariable String version, @RequestParam Optional<Instant> since) {
        StudioProblems.reader(access.currentUser());
        var model = RetirementPages.process(file);
        var found = versions.find(model.kind(), model.id(), StudioProblems.stamp(version)).orElseThrow(StudioProblems::unknown);
        return new FiguresOfVersion(found.version(), FigurePages.slowestFirst(figures.of(model.id(), found.version(), since)).map(StepFigureView::of).toList());
    }
}
