package io.heyi.interest.internal.web;

import io.heyi.access.Access;
import io.heyi.interest.internal.Declarations;
import io.heyi.interest.internal.InterestOutcome;
import io.heyi.interest.internal.RegisterReading;
import io.heyi.interest.internal.TieAnswers;
import io.heyi.interest.internal.domain.StatementInput;
import io.heyi.interest.internal.web.EntryJson.DerivedJson;
import io.heyi.interest.internal.web.EntryJson.HistoryJson;
import io.heyi.interest.internal.web.EntryJson.MineJson;
import io.heyi.interest.internal.web.EntryJson.RegisterJson;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The interest register for clients (product-bar D10). */
@RestController
@RequestMapping("/api/v1/interests")
@Tag(name = "Interests")
class InterestApiController {

    private static final int LARGEST_BODY = 16 * 1024;
    private static final Set<String> STATEMENT = Set.of("object", "kind", "percent", "from", "until", "note");

    private final Declarations declarations;
    private final TieAnswers ties;
    private final RegisterReading reading;
    private final Access access;

    InterestApiController(Declarations declarations, TieAnswers ties, RegisterReading reading, Access access) {
        this.declarations = declarations;
        this.ties = ties;
        this.reading = reading;
        this.access = access;
    }

    @GetMapping
    @Operation(summary = "One's own interests: declared, registered by compliance, and derived from what Heyi knows")
    MineJson mine(@RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return MineJson.of(reading.mine(access.currentUser(), InterestProblems.page(page, size)));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Declare an interest, or register one of somebody else", description = """
            The object is an ME code, EMC code, id of a shared-service platform or user name. Kinds: HOLDS_SHARES (percent optional), WORKS_FOR, WORKED_FOR (until is \
            required), RELATED (the object is a person), OTHER (note is required). With `person` and `reason` an auditor or administrator registers it about somebody \
            else. The same again answers 200 and changes nothing.""",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, examples = @ExampleObject("""
                    {"object": "ME-0001", "kind": "HOLDS_SHARES", "percent": 2.5, "from": "2025-03-01", "note": "bought when it was founded"}"""))))
    ResponseEntity<EntryJson> declare(@RequestBody byte[] body) {
        var json = new Body(body, Set.of("person", "reason"));
        var person = json.text("person");
        var reason = json.text("reason");
        var input = json.statement();
        json.check();
        var user = access.currentUser();
        var done = InterestProblems.done(person == null ? declarations.declare(user, input) : declarations.register(user, person, input, reason));
        return done.fresh() ? ResponseEntity.created(URI.create("/api/v1/interests/" + done.entry().id())).body(shown(done)) : ResponseEntity.ok(shown(done));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One entry with all its versions", description = "For the person, for a relative named in it, and for auditors and administrators.")
    HistoryJson find(@PathVariable String id) {
        var whole = reading.find(access.currentUser(), InterestProblems.id(id)).orElseThrow(InterestProblems::unknown);
        return new HistoryJson(EntryJson.of(whole.entry()), whole.versions().stream().map(EntryJson::of).toList());
    }

    @PostMapping(path = "/{id}/correction", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Correct an entry", description = "All of its fields, and the version that was read; compliance readers give a reason. The earlier version stays on record.")
    EntryJson correct(@PathVariable String id, @RequestBody byte[] body) {
        var json = new Body(body, Set.of("version", "reason"));
        var version = json.number("version");
        var reason = json.text("reason");
        var input = json.statement();
        json.check();
        return shown(InterestProblems.done(declarations.correct(access.currentUser(), InterestProblems.id(id), version, input, reason)));
    }

    @PostMapping(path = "/{id}/end", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "End an entry", description = "The last day, and the version that was read. Work goes on to count for as many months as the policy says.")
    EntryJson end(@PathVariable String id, @RequestBody byte[] body) {
        var json = new Body(body, Set.of("version", "reason"), Set.of("until"));
        var version = json.number("version");
        var reason = json.text("reason");
        var until = json.text("until");
        json.check();
        return shown(InterestProblems.done(declarations.end(access.currentUser(), InterestProblems.id(id), version, until, reason)));
    }

    @PostMapping(path = "/{id}/tie-confirmation", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say that a declared tie of kinship is true", description = """
            By the relative, or by an auditor or administrator whom it does not concern, with the version that was read. Until then a declared tie keeps only its declarer out of \
            decisions; without an objection it keeps the relative out too after as many days as the policy says. A repeat changes nothing.""")
    EntryJson confirmTie(@PathVariable String id, @RequestBody byte[] body) {
        return shown(InterestProblems.done(ties.confirm(access.currentUser(), InterestProblems.id(id), version(body))));
    }

    @PostMapping(path = "/{id}/tie-objection", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say that a declared tie of kinship is not true", description = """
            By the relative, before it keeps him out, with the version that was read. The tie then keeps only its declarer out until an auditor or administrator confirms it. \
            A repeat changes nothing.""")
    EntryJson objectToTie(@PathVariable String id, @RequestBody byte[] body) {
        return shown(InterestProblems.done(ties.object(access.currentUser(), InterestProblems.id(id), version(body))));
    }

    private static Integer version(byte[] body) {
        var json = new Body(body, Set.of("version"), Set.of());
        var version = json.number("version");
        json.check();
        return version;
    }

    @PostMapping("/confirmation")
    @Operation(summary = "Say that one's declarations still hold", description = "Asked of deciders once a year; a repeat on the same day changes nothing.")
    ResponseEntity<Void> confirm() {
        declarations.confirm(access.currentUser());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/register")
    @Operation(summary = "The register, for auditors and administrators", description = "Derived interests are listed where one person or one object is asked for.")
    RegisterJson register(@RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String object, @RequestParam(defaultValue = "0") String page,
                          @RequestParam(defaultValue = "25") String size) {
        return reading.all(access.currentUser(), InterestProblems.filter(person), InterestProblems.filter(object), InterestProblems.page(page, size))
                .map(all -> new RegisterJson(all.entries().map(EntryJson::of), all.derived().stream().map(DerivedJson::of).toList()))
                .orElseThrow(() -> ApiProblem.forbidden("interest.refusal.onlyComplianceReads"));
    }

    private EntryJson shown(InterestOutcome.Done done) {
        return EntryJson.of(reading.find(access.currentUser(), done.entry().id()).orElseThrow().entry());
    }

    private static final class Body extends JsonBody {

        Body(byte[] body, Set<String> more) {
            this(body, more, STATEMENT);
        }

        Body(byte[] body, Set<String> more, Set<String> fields) {
            super("interest.error.", body, LARGEST_BODY, union(more, fields));
        }

        private static Set<String> union(Set<String> some, Set<String> more) {
            var all = new HashSet<>(some);
            all.addAll(more);
            return all;
        }

        StatementInput statement() {
            return new StatementInput(text("object"), text("kind"), amount("percent"), text("from"), text("until"), text("note"));
        }
    }
}
