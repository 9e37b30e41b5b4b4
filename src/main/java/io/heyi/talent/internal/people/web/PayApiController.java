package io.heyi.talent.internal.people.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.people.Benchmarks;
import io.heyi.talent.internal.people.Employment;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.people.Salaries;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pay and benchmarks for clients. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Pay")
class PayApiController {

    private final Salaries salaries;
    private final Employments employments;
    private final Benchmarks benchmarks;
    private final Access access;
    private final Clock clock;
    private final WorkingDays calendar;

    PayApiController(Salaries salaries, Employments employments, Benchmarks benchmarks, Access access, Clock clock, WorkingDays calendar) {
        this.salaries = salaries;
        this.employments = employments;
        this.benchmarks = benchmarks;
        this.access = access;
        this.clock = clock;
        this.calendar = calendar;
    }

    @GetMapping("/people/me/pay")
    @Operation(summary = "The own pay", description = "Role, benchmark, the floor of base salaries, and the own base salaries with their history.")
    PayJson mine() {
        return pay(access.currentUser().username());
    }

    @GetMapping("/people/{username}/pay")
    @Operation(summary = "Somebody's pay", description = """
            Personal pay is private: for the person, the owner of a micro-enterprise of that person (its salaries only) and the settlement officer. Everybody else inside, the auditor too, is \
            refused with 403, people outside with 404. Looking at somebody else's pay is written into the history.""")
    PayJson read(@PathVariable String username) {
        return pay(PeoplePaths.person(username));
    }

    private PayJson pay(Username person) {
        var reader = access.currentUser();
        return salaries.read(reader, person).map(PayJson::of).orElseThrow(() -> refused(reader));
    }

    private static ApiProblem refused(CurrentUser reader) {
        return reader.isInside() ? ApiProblem.forbidden("people.refusal.payIsPrivate") : PeoplePaths.unknown();
    }

    /** @param validFrom a day from the first of this month on; left out for today */
    record SalaryBody(String amount, String validFrom) {}

    @PutMapping(path = "/microenterprises/{code}/members/{username}/base-salary", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Set the gross base salary a month of somebody in your micro-enterprise", description = """
            For its owner. The currency is that of the country of employment. Below the pool-wage floor it is refused with the figure (422). The same again changes nothing.""")
    PayJson set(@PathVariable String code, @PathVariable String username, @RequestBody SalaryBody body) {
        var person = PeoplePaths.person(username);
        PeoplePaths.done(salaries.set(access.currentUser(), code, person, body.amount(), body.validFrom()));
        return pay(person);
    }

    record EmploymentBody(String role, String country, String validFrom) {}

    @PutMapping(path = "/people/{username}/employment", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Register role and country of employment of somebody else", description = "For the pool coordinator; the benchmark, and with it pool wage and floor, follow from it.")
    Employment register(@PathVariable String username, @RequestBody EmploymentBody body) {
        var person = PeoplePaths.person(username);
        PeoplePaths.done(employments.register(access.currentUser(), person, new Employments.Input(body.role(), body.country(), body.validFrom())));
        return employments.of(person, LocalDate.now(clock.withZone(calendar.zone())));
    }

    @GetMapping("/benchmarks")
    @Operation(summary = "Benchmarks in force today", description = "What the industry pays a month for full-time work, by role and country. history=true gives every figure ever proposed, the newest first.")
    PageOf<PayJson.Benchmark> list(@RequestParam(defaultValue = "") String role, @RequestParam(defaultValue = "") String country, @RequestParam(defaultValue = "false") String history,
                                @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        inside();
        var paging = PeoplePaths.paging(page, size);
        var rows = history.equals("true") ? benchmarks.history(PeoplePaths.filter(role), PeoplePaths.filter(country), paging)
                : benchmarks.today(PeoplePaths.filter(role), PeoplePaths.filter(country), paging);
        return rows.map(PayJson.Benchmark::of);
    }

    private void inside() {
        if (!access.currentUser().isInside()) {
            throw ApiProblem.notFound("people.problem.nothingHere");
        }
    }

    /** @param id of the proposal */
    record Proposed(long id) {}

    @PostMapping(path = "/benchmarks", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a benchmark", description = "For the pool coordinator; the settlement officer confirms or rejects it. One open proposal for each role and country: 409 beside another one, the same again changes nothing.")
    ResponseEntity<Proposed> propose(@RequestBody Benchmarks.Input body) {
        inside();
        var done = PeoplePaths.done(benchmarks.propose(access.currentUser(), body));
        return done.fresh() ? ResponseEntity.created(URI.create("/api/v1/benchmarks?history=true")).body(new Proposed(done.id())) : ResponseEntity.ok(new Proposed(done.id()));
    }

    record Decision(boolean confirm) {}

    @PostMapping(path = "/benchmarks/{id}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Confirm or reject a proposed benchmark", description = "For the settlement officer, and never for whoever has proposed it.")
    Proposed decide(@PathVariable String id, @RequestBody Decision body) {
        inside();
        if (!id.matches("[0-9]{1,18}")) {
            throw ApiProblem.notFound("people.problem.nothingHere");
        }
        return new Proposed(PeoplePaths.done(benchmarks.decide(access.currentUser(), Long.parseLong(id), body.confirm())).id());
    }
}
