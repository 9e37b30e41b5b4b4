package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.performance.internal.intake.CsvRows;
import io.heyi.performance.internal.intake.FactView;
import io.heyi.performance.internal.intake.Facts;
import io.heyi.performance.internal.intake.Intake;
import io.heyi.performance.internal.intake.IntakeOutcome.Refused;
import io.heyi.performance.internal.intake.IntakeOutcome.Stored;
import io.heyi.performance.internal.intake.IntakeRights;
import io.heyi.performance.internal.intake.JsonRows;
import io.heyi.performance.internal.intake.Reading;
import io.heyi.performance.internal.intake.Submitter;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reporting and reading metrics (issue 3, part 4). */
@RestController
@RequestMapping("/api/v1/metrics")
@Tag(name = "Metrics")
class MetricApiController {

    static final String CSV = "text/csv";

    private final Intake intake;
    private final Facts facts;
    private final IntakeRights rights;
    private final Emcs emcs;
    private final Access access;
    private final PerformancePolicy policy;
    private final IntakeProblems problems;

    MetricApiController(Intake intake, Facts facts, IntakeRights rights, Emcs emcs, Access access, PerformancePolicy policy, IntakeProblems problems) {
        this.intake = intake;
        this.facts = facts;
        this.rights = rights;
        this.emcs = emcs;
        this.access = access;
        this.policy = policy;
        this.problems = problems;
    }

    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, CSV})
    @Operation(summary = "Report metrics as JSON or CSV: all rows or none", description = """
            A list of objects, or an object with that list as `metrics`. The actor is the EMC's code for its own goals, else a party. Who belongs to a party may \
            report for every party of that EMC; so may the sponsoring platform's owner and the settlement officer. A value that is known already adds nothing; \
            another value is a correction, and the old one stays on record. What comes after the month's cut-off is `carried`, its difference is added to the next \
            month's figure, or `recordedOnly`, where it cannot be added up, as percentages, points and hours; the answer counts both. With a header Idempotency-Key a repeat answers with the first result. A problem lists the faults by row in `rows`.""",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = {
                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, examples = @ExampleObject("""
                        [{"emc": "EMC-0001", "actor": "ME-0001", "metric": "ovens-sold", "period": "2026-11", "value": 1250, "source": "till system", "sampleSize": null}]""")),
                @Content(mediaType = CSV, examples = @ExampleObject("emc,actor,metric,period,value,source,sampleSize\nEMC-0001,ME-0001,ovens-sold,2026-11,1250,till system,\n"))}))
    ResponseEntity<Stored> report(@RequestBody(required = false) byte[] body, @RequestHeader(name = "Idempotency-Key", required = false) String key,
                                  @RequestHeader("Content-Type") MediaType type, Locale locale) {
        var given = body == null ? new byte[0] : body;
        return take(read(given, type, policy.mostRows()), key, CanonicalJson.sha256(given), locale);
    }

    /** @param type one of the two that are consumed; an announced encoding must be UTF-8 */
    static Reading read(byte[] body, MediaType type, int mostRows) {
        if (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
            throw IntakeProblems.invalid("Content-Type", "performance.error.encoding");
        }
        return type.isCompatibleWith(MediaType.parseMediaType(CSV)) ? CsvRows.read(body, mostRows) : JsonRows.read(body, mostRows);
    }

    private ResponseEntity<Stored> take(Reading reading, String key, String digest, Locale locale) {
        return switch (intake.submit(new Submitter.Human(access.currentUser(), false), reading, key, digest)) {
            case Stored stored -> ResponseEntity.status(stored.repeated() ? HttpStatus.OK : HttpStatus.CREATED).body(stored);
            case Refused refused -> throw problems.of(refused, locale);
        };
    }

    @GetMapping
    @Operation(summary = "Facts of an EMC, newest first, with source, submitter and what they corrected")
    PageOf<FactView> list(@RequestParam String emc, @RequestParam(defaultValue = "") String period, @RequestParam(defaultValue = "0") String page,
                          @RequestParam(defaultValue = "25") String size) {
        if (!EmcCode.isValid(emc) || !rights.mayRead(access.currentUser(), new EmcCode(emc))) {
            throw ApiProblem.notFound("performance.problem.unknownEmc");
        }
        var readable = emcs.monthsFor(access.currentUser(), new EmcCode(emc));
        return facts.list(new EmcCode(emc), month(period).map(readable::only).orElse(readable), page(page, size));
    }

    private static Optional<YearMonth> month(String period) {
        try {
            return period.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(period));
        } catch (DateTimeException e) {
            throw IntakeProblems.invalid("period", "performance.error.period", period.length() <= 60 ? period : period.substring(0, 60) + "…");
        }
    }

    static PageRequest page(String page, String size) {
        return new PageRequest(number("page", page, 0, 1_000_000), number("size", size, 1, PageRequest.LARGEST_SIZE));
    }

    private static int number(String name, String text, int least, int most) {
        var number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw IntakeProblems.invalid(name, "performance.error.paging", PageRequest.LARGEST_SIZE);
        }
        return number;
    }
}
