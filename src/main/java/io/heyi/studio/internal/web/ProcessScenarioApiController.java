package io.heyi.studio.internal.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.heyi.access.Access;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.studio.internal.scenario.Scenario;
import io.heyi.studio.internal.scenario.Scenarios;
import io.heyi.studio.internal.scenario.ScriptReader;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scenarios for clients (product-bar E6). */
@RestController
@RequestMapping("/api/v1/process-scenarios")
@Tag(name = "Scenarios of processes")
class ProcessScenarioApiController {

    private static final int LARGEST_BODY = 2 * ScriptReader.LARGEST;

    private final Scenarios scenarios;
    private final Access access;

    ProcessScenarioApiController(Scenarios scenarios, Access access) {
        this.scenarios = scenarios;
        this.access = access;
    }

    /** @param script given, when and then */
    record ProcessScenarioView(UUID id, String process, String name, @JsonRawValue @Schema(type = "object") String script, String sha256, int stamp, String editor, Instant editedAt) {

        static ProcessScenarioView of(Scenario scenario) {
            return new ProcessScenarioView(scenario.id(), scenario.process(), scenario.name(), scenario.script(), scenario.checksum(), scenario.stamp(), scenario.editor(), scenario.editedAt());
        }
    }

    @GetMapping
    @Operation(summary = "Stored scenarios, by process and name")
    PageOf<ProcessScenarioView> all(@RequestParam(required = false) String process, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        StudioProblems.reader(access.currentUser());
        return scenarios.all(Optional.ofNullable(process), StudioProblems.page(page, size)).map(ProcessScenarioView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A scenario with its script")
    ProcessScenarioView find(@PathVariable String id) {
        StudioProblems.reader(access.currentUser());
        return scenarios.find(ScenarioProblems.id(id)).map(ProcessScenarioView::of).orElseThrow(StudioProblems::unknown);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Add a scenario", description = "`id` is a UUID chosen by the client: with the same one again nothing is added. `script` has `given` (start message, key, variables), `workers` (answers by element or job type), "
            + "`when` (what people, time and messages do, in order) and `then` (what must be seen).")
    ResponseEntity<ProcessScenarioView> add(@RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("id", "process", "name", "script"));
        var id = json.required("id", json.text("id"));
        var process = json.required("process", json.text("process"));
        var name = json.text("name");
        var script = String.valueOf(json.get("script"));
        json.check();
        var scenario = ScenarioProblems.done(scenarios.add(access.currentUser(), new Scenarios.Written(uuid(id), process, name, script)));
        return ResponseEntity.created(URI.create("/api/v1/process-scenarios/" + scenario.id())).body(ProcessScenarioView.of(scenario));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Change a scenario", description = "`basedOn` is the stamp of what was read; 409 when somebody has saved since. Whatever was rehearsed before has to be rehearsed again.")
    ProcessScenarioView save(@PathVariable String id, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("basedOn", "name", "script"));
        var basedOn = json.required("basedOn", json.number("basedOn"));
        var name = json.text("name");
        var script = String.valueOf(json.get("script"));
        json.check();
        return ProcessScenarioView.of(ScenarioProblems.done(scenarios.save(access.currentUser(), ScenarioProblems.id(id), basedOn, name, script)));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Remove a scenario", description = "It stays in the record.")
    ResponseEntity<Void> remove(@PathVariable String id) {
        ScenarioProblems.done(scenarios.remove(access.currentUser(), ScenarioProblems.id(id)));
        return ResponseEntity.noContent().build();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("id", "studio.error.id")));
        }
    }
}
