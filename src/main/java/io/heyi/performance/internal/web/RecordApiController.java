package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.shared.PageOf;
import io.heyi.tender.BidRecords;
import io.heyi.tender.BidRecords.PublishedBid;
import io.heyi.tender.PartyId;
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
    private final BidRecords bids;
    private final Access access;

    RecordApiController(RecordReader reader, BidRecords bids, Access access) {
        this.reader = reader;
        this.bids = bids;
        this.access = access;
    }

    @GetMapping("/{id}/record")
    @Operation(summary = "What a party promised and delivered, newest month first", description = """
            The party is a micro-enterprise, a shared-service platform or an outside partner. Figures are those frozen at each month's cut-off, after rulings; months sum up the last 24. \
            Outside partners see the months of which a contract names them. `ambitionPercent` says how hard a promise was: where it stands on the way from bottom (0) to leading (100). \
            `adjustedPercent` is where what was delivered stands on that same way, however much was promised; in means a figure weighs in with at most 200. `comments` are the party's own \
            words on the entries shown. Cases about the party: GET /api/v1/replacement-cases?actor=…""")
    RecordView read(@PathVariable String id, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return reader.read(access.currentUser(), id, MetricApiController.page(page, size));
    }

    @GetMapping("/{id}/record/tenders")
    @Operation(summary = "Bids and awards of a party in decided tenders, the latest decision first", description = """
            Of sealed, judged or cancelled tenders nothing is told; a bid that did not count (rank 0) is told to who acts for its bidder only.""")
    PageOf<PublishedBid> tenders(@PathVariable String id, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        var user = access.currentUser();
        reader.readableName(user, id);
        return bids.bidsOf(new PartyId(id), user, MetricApiController.page(page, size));
    }
}
