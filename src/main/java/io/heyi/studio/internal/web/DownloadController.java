package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelVersions;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.exchange.LiveArchive;
import io.heyi.studio.internal.model.ModelRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Models as files, byte by byte as they are stored, for people and for clients. */
@RestController
@Tag(name = "Changes of models")
class DownloadController {

    private final LiveModels live;
    private final ModelVersions versions;
    private final LiveArchive archive;
    private final Changes changes;
    private final Editing editing;
    private final Access access;

    DownloadController(LiveModels live, ModelVersions versions, LiveArchive archive, Changes changes, Editing editing, Access access) {
        this.live = live;
        this.versions = versions;
        this.archive = archive;
        this.changes = changes;
        this.editing = editing;
        this.access = access;
    }

    @GetMapping({"/api/v1/models/{file}/file", "/studio/models/{file}/file"})
    @Operation(summary = "A model in use as a file")
    ResponseEntity<byte[]> inUse(@PathVariable String file) {
        StudioProblems.reader(access.currentUser());
        var model = StudioProblems.model(file);
        return file(model, live.source(model.kind(), model.id()).orElseThrow(StudioProblems::unknown));
    }

    @GetMapping({"/api/v1/models/{file}/versions/{version}/file", "/studio/models/{file}/versions/{version}/file"})
    @Operation(summary = "A version of a model as a file")
    ResponseEntity<byte[]> version(@PathVariable String file, @PathVariable String version) {
        StudioProblems.reader(access.currentUser());
        var model = StudioProblems.model(file);
        return file(model, versions.source(model.kind(), model.id(), StudioProblems.stamp(version)).orElseThrow(StudioProblems::unknown));
    }

    @GetMapping({"/api/v1/changes/{code}/models/{file}/file", "/studio/changes/{code}/models/{file}/file"})
    @Operation(summary = "A draft as a file")
    ResponseEntity<byte[]> draft(@PathVariable String code, @PathVariable String file) {
        StudioProblems.reader(access.currentUser());
        var model = StudioProblems.model(file);
        return file(model, editing.open(changes.find(code).orElseThrow(StudioProblems::unknown), model).orElseThrow(StudioProblems::unknown).text());
    }

    @GetMapping({"/api/v1/changes/{code}/models/{file}/revisions/{number}/file", "/studio/changes/{code}/models/{file}/history/{number}/file"})
    @Operation(summary = "An earlier state of a draft as a file")
    ResponseEntity<byte[]> revision(@PathVariable String code, @PathVariable String file, @PathVariable String number) {
        StudioProblems.reader(access.currentUser());
        var model = StudioProblems.model(file);
        return file(model, editing.revision(changes.find(code).orElseThrow(StudioProblems::unknown), model, StudioProblems.stamp(number)).orElseThrow(StudioProblems::unknown));
    }

    @GetMapping({"/api/v1/models/export.zip", "/studio/export.zip"})
    @Operation(summary = "All that is in use as an archive", description = "Laid out as a folder for Git: `bpmn/`, `forms/` and `policies/`. The same models give the same bytes.")
    ResponseEntity<byte[]> export() {
        StudioProblems.reader(access.currentUser());
        return download("heyi-models.zip", new MediaType("application", "zip"), archive.zip());
    }

    private static ResponseEntity<byte[]> file(ModelRef model, String text) {
        return download(model.fileName(), new MediaType("application", model.kind() == ModelKind.FORM || model.kind() == ModelKind.SETTINGS ? "json" : "xml", StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Never shown by a browser: what people write must not become a page of ours. */
    private static ResponseEntity<byte[]> download(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff").header(HttpHeaders.CACHE_CONTROL, "no-store").body(content);
    }
}
