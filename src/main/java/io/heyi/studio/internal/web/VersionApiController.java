package io.heyi.studio.internal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heyi.access.Access;
import io.heyi.orchestration.ModelVersions;
import io.heyi.orchestration.ModelVersions.RanCase;
import io.heyi.orchestration.ModelVersions.Version;
import io.heyi.shared.PageOf;
import io.heyi.studio.internal.archive.Archive;
import io.heyi.studio.internal.archive.Archive.Bundle;
import io.heyi.studio.internal.web.ChangeJson.ChangeView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every version that was ever in use, for clients (product-bar E18). */
@RestController
@RequestMapping("/api/v1/models/{file}/versions")
@Tag(name = "Changes of models")
class VersionApiController {

    private final ModelVersions versions;
    private final Archive archive;
    private final Access access;

    VersionApiController(ModelVersions versions, Archive archive, Access access) {
        this.versions = versions;
        this.archive = archive;
        this.access = access;
    }

    /** @param until missing for the newest. @param sha256 of the text as it was written. @param tag the change that brought it into use, as Operate shows it; missing for what came with the product */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ModelVersionView(String file, int version, String definitionKey, Instant since, Instant until, boolean fromOwner, String sha256, String tag) {

        static ModelVersionView of(Version version) {
            return new ModelVersionView(version.kind().fileName(version.id()), version.version(), String.valueOf(version.definitionKey()), version.since(), version.until().orElse(null), version.fromOwner(), version.checksum(), version.tag().orElse(null));
        }
    }

    /** @param used processes, decisions and forms in the versions in force with it. @param change that brought it into use, with {@code approvers}; missing for what came with the product */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenedVersion(ModelVersionView version, String content, List<ModelVersionView> used, ChangeView change, List<String> approvers, List<String> bundle, Boolean rehearsalPassed, Integer hints) {}

    /** @param endedAt missing while it runs, as far as has been seen */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RanCaseView(String businessKey, String instanceKey, Instant seenAt, Instant endedAt) {

        static RanCaseView of(RanCase ran) {
            return new RanCaseView(ran.businessKey(), String.valueOf(ran.instanceKey()), ran.seenAt(), ran.endedAt().orElse(null));
        }
    }

    @GetMapping
    @Operation(summary = "Versions of a model that were ever in use", description = "The newest first.")
    PageOf<ModelVersionView> all(@PathVariable String file, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        StudioProblems.reader(access.currentUser());
        var model = StudioProblems.model(file);
        return versions.of(model.kind(), model.id(), StudioProblems.page(page, size)).map(ModelVersionView::of);
    }

    @GetMapping("/{version}")
    @Operation(summary = "A version with all that belonged to it")
    OpenedVersion find(@PathVariable String file, @PathVariable String version) {
        StudioProblems.reader(access.currentUser());
        var opened = archive.open(StudioProblems.model(file), StudioProblems.stamp(version)).orElseThrow(StudioProblems::unknown);
        var bundle = opened.bundle();
        return new OpenedVersion(ModelVersionView.of(opened.version()), opened.text(), opened.used().stream().map(used -> ModelVersionView.of(used.version())).toList(),
                bundle.map(Bundle::change).map(ChangeView::of).orElse(null), bundle.map(one -> one.verdicts().stream().filter(verdict -> verdict.approved()).map(verdict -> verdict.person()).distinct().toList()).orElse(null),
                bundle.map(Bundle::files).orElse(null), bundle.flatMap(Bundle::rehearsal).map(result -> result.passed()).orElse(null), bundle.flatMap(Bundle::checks).map(result -> result.findings().size()).orElse(null));
    }

    @GetMapping("/{version}/cases")
    @Operation(summary = "Cases that ran on a version of a process", description = "The newest first; a case that moved to another version while it ran is with that one.")
    PageOf<RanCaseView> cases(@PathVariable String file, @PathVariable String version, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        StudioProblems.reader(access.currentUser());
        var model = RetirementPages.process(file);
        var found = versions.find(model.kind(), model.id(), StudioProblems.stamp(version)).orElseThrow(StudioProblems::unknown);
        return versions.cases(found.definitionKey(), StudioProblems.page(page, size)).map(RanCaseView::of);
    }
}
