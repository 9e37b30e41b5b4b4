package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Track records for clients (issue 4, part 7). */
@RestController
@RequestMapping("/api/v1/actors")
@Tag(name = "Track records")
class RecordApiController {

    private final RecordReader reader;
    private final Access access;

    RecordApiController(RecordReader reader, Access access) {
        this.reader = reader;
        this.access = access;
    }

    @GetMapping("/{id}/record")
    @Operation(summary = "What a party promised and delivered, newest month first", description = """
            The party is a micro-enterprise, a shared-service platform or an outside partner. Figures are those frozen at each month's cut-off, after rulings; months sum up the last 24. \
            Outside partners see the months of which a contract names them. Cases about the party: GET /api/v1/replacement-cases?actor=…""")
    RecordView read(@PathVariable String id, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return reader.read(access.currentUser(), id, MetricApiController.page(page, size));
    }
}
