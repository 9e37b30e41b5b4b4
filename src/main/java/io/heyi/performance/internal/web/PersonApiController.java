package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records of people as owners, for clients. */
@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "Track records")
class PersonApiController {

    private final PersonReader reader;
    private final Access access;

    PersonApiController(PersonReader reader, Access access) {
        this.reader = reader;
        this.access = access;
    }

    @GetMapping("/{username}/record")
    @Operation(summary = "What micro-enterprises delivered while a person owned them, newest month first", description = """
            A month counts for whoever owned the micro-enterprise when the month began, because that person promised it; the first owner answers for the month of the founding as well. \
            Figures and means are those of the micro-enterprises' own records. For people inside only.""")
    PersonView read(@PathVariable String username, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return reader.read(access.currentUser(), username, MetricApiController.page(page, size));
    }
}
