package io.heyi.studio.internal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heyi.access.Access;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.RunningCases.RunningCase;
import io.heyi.orchestration.RunningCases.Wanted;
import io.heyi.orchestration.RunningCases;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.studio.internal.migration.Impact;
import io.heyi.studio.internal.migration.Migration.CaseState;
import io.heyi.studio.internal.migration.Migration.MigratedCase;
import io.heyi.studio.internal.migration.Migration.State;
import io.heyi.studio.internal.migration.Migration;
import io.heyi.studio.internal.migration.Migrations;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Running cases by version, and their way to the version in use, for clients (product-bar E3, E8). */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Migrations of cases")
class MigrationApiController {

    private static final int LARGEST_BODY = 200_000;

    private final Migrations migrations;
    private final Impact impact;
    private final RunningCases running;
    private final Access access;
    private final MessageSource messages;

    MigrationApiController(Migrations migrations, Impact impact, RunningCases running, Access access, MessageSource messages) {
        this.migrations = migrations;
        this.impact = impact;
        this.running = running;
        this.access = access;
        this.messages = messages;
    }

    /** @param definitionKey the engine's key of the version. @param element missing where nothing tells. @param problem why they cannot go to the version in use; missing when they can */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingView(int version, String definitionKey, boolean inUse, String element, long cases, String problem) {}

    /** @param elements where it is */
    record RunningCaseView(String instanceKey, String businessKey, int version, String definitionKey, List<String> elements) {

        private static RunningCaseView of(RunningCase running) {
            return new RunningCaseView(Long.toString(running.instance()), running.businessKey(), running.version(), Long.toString(running.definitionKey()), running.elements());
        }
    }

    /** @param untried why the throw-away engine could not be asked; missing when it was. @param cases counts by state */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MigrationView(String code, String process, int fromVersion, int toVersion, State state, int canary, String untried, String reason, String startedBy, Instant startedAt, Instant endedAt,
                         Map<String, String> mapping, Map<CaseState, Long> cases) {

        private static MigrationView of(Migration migration) {
            return new MigrationView(migration.code(), migration.process(), migration.fromVersion(), migration.toVersion(), migration.state(), migration.canary(), migration.untried().orElse(null),
                    migration.reason(), migration.startedBy(), migration.startedAt(), migration.endedAt().orElse(null), new TreeMap<>(migration.mapping()), migration.counts());
        }
    }

    /** @param elements where it was when it was chosen. @param reason why it was refused, found unfit or skipped */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MigratedCaseView(String instanceKey, String businessKey, List<String> elements, boolean canary, CaseState state, String reason, Instant settledAt) {

        private static MigratedCaseView of(MigratedCase one) {
            return new MigratedCaseView(Long.toString(one.instance()), one.businessKey(), Arrays.stream(one.elements().split(" ")).filter(element -> !element.isEmpty()).toList(), one.canary(), one.state(),
                    one.reason().orElse(null), one.settledAt().orElse(null));
        }
    }

    @GetMapping("/processes/{process}/impact")
    @Operation(summary = "Running cases by version and element", description = "With what keeps them from going to the version in use, by the engine's rules. Whole; a process has few versions and steps.")
    List<StandingView> impact(@PathVariable String process, Locale locale) {
        StudioProblems.reader(access.currentUser());
        return impact.now(known(process)).stream().map(line -> new StandingView(line.version(), Long.toString(line.definition()), line.inUse(), line.element().isEmpty() ? null : line.element(), line.cases(),
                line.inUse() ? null : line.problem().map(key -> messages.getMessage(key, null, locale)).orElse(null))).toList();
    }

    private static String known(String process) {
        return ModelRef.ofFile(ModelKind.PROCESS.fileName(process)).map(ModelRef::id).orElseThrow(StudioProblems::unknown);
    }

    @GetMapping("/processes/{process}/cases")
    @Operation(summary = "Running cases", description = "`version`, `element` and `key`, a part of the business key, narrow them down.")
    PageOf<RunningCaseView> cases(@PathVariable String process, @RequestParam(required = false) Integer version, @RequestParam(required = false) String element, @RequestParam(required = false) String key,
                                  @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        StudioProblems.reader(access.currentUser());
        return running.find(new Wanted(known(process), Optional.ofNullable(version), Optional.ofNullable(element), Optional.ofNullable(key)), StudioProblems.page(page, size)).map(RunningCaseView::of);
    }

    @PostMapping(value = "/migrations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Choose cases that go to the version in use", description = "A throw-away engine is asked first; nothing goes before `go-on`. `id` is a UUID chosen by the client: with the same one again "
            + "nothing is started. `from` is the engine's key of the version on which all of `cases` run; `mapping` has elements where it differs from the proposed one; `canary` go first.")
    MigrationView start(@RequestBody byte[] body) {
        var user = access.currentUser();
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("id", "process", "from", "cases", "mapping", "canary", "reason"));
        var id = json.required("id", json.text("id"));
        var process = json.required("process", json.text("process"));
        var from = json.required("from", json.text("from"));
        var cases = json.list("cases", (at, node) -> node.asText());
        var canary = json.number("canary");
        var reason = json.text("reason");
        var mapping = new TreeMap<String, String>();
        Optional.ofNullable(json.get("mapping")).ifPresent(pairs -> pairs.fields().forEachRemaining(pair -> mapping.put(pair.getKey(), pair.getValue().asText())));
        json.check();
        return MigrationView.of(MigrationProblems.done(migrations.start(user, new Migrations.Wanted(ScenarioProblems.id(id), process, key("from", from), mapping,
                cases.stream().map(one -> key("cases", one)).toList(), canary == null ? 0 : canary, reason == null ? "" : reason))));
    }

    private static long key(String field, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw ApiProblem.invalid(List.of(FieldError.of(field, "studio.error.migrationKey")));
        }
        return Long.parseLong(text);
    }

    @GetMapping("/migrations/{code}")
    @Operation(summary = "A migration")
    MigrationView find(@PathVariable String code) {
        return MigrationView.of(read(code));
    }

    private Migration read(String code) {
        StudioProblems.reader(access.currentUser());
        return migrations.find(code).orElseThrow(StudioProblems::unknown);
    }

    @GetMapping("/migrations/{code}/cases")
    @Operation(summary = "Its cases, those first that did not go over")
    PageOf<MigratedCaseView> casesOf(@PathVariable String code, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return migrations.cases(read(code), StudioProblems.page(page, size)).map(MigratedCaseView::of);
    }

    @PostMapping("/migrations/{code}/go-on")
    @Operation(summary = "Let the first few go, or, when these have gone, the others")
    MigrationView goOn(@PathVariable String code) {
        return MigrationView.of(MigrationProblems.done(migrations.goOn(code, access.currentUser())));
    }

    @PostMapping("/migrations/{code}/stop")
    @Operation(summary = "Send no further case", description = "Those on their way arrive; those that have gone over stay there.")
    MigrationView stop(@PathVariable String code) {
        return MigrationView.of(MigrationProblems.done(migrations.stop(code, access.currentUser())));
    }
}
