package io.heyi.talent.internal.people.web;

import io.heyi.talent.internal.people.domain.PoolWage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pool wage for clients. It names no person and stores nothing, so everybody who is signed in may ask. */
@RestController
@RequestMapping("/api/v1/pool")
@Tag(name = "Talent pool")
class WageApiController {

    private final PoolWage wages;

    WageApiController(PoolWage wages) {
        this.wages = wages;
    }

    @PostMapping(path = "/wage-preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What the pool pays in a month of a stay", description = """
            benchmarkMonthly: the benchmark of the role, a month, in any currency; entryDate: first day in the pool; month: as 2025-06. The rate steps down in months from the entry date, \
            each part is the benchmark times its rate by calendar days, rounded half up to the cent. Months after the limit (three months by default) have no parts and the total 0, \
            months before the entry are refused. An extension is paid at the last rate; it is not part of this preview.""",
            requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, examples = @ExampleObject("""
                    {"benchmarkMonthly": 12000, "entryDate": "2025-06-11", "month": "2025-07"}"""))))
    PoolWage.Wage preview(@org.springframework.web.bind.annotation.RequestBody(required = false) byte[] body) {
        var question = WageQuestion.of(body);
        return wages.of(question.benchmarkMonthly(), question.entryDate(), question.month());
    }
}
