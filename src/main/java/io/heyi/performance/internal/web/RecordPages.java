package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.emc.ActorId;
import io.heyi.performance.RecordPart;
import io.heyi.performance.internal.actuals.TrackRecords;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.shared.PageRequest;
import io.heyi.tender.BidRecords;
import io.heyi.tender.PartyId;
import io.heyi.web.PagePart;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a party promised and delivered (product-bar D9; issue 4, part 7). */
@Controller
class RecordPages {

    private final RecordReader reader;
    private final BidRecords bids;
    private final PerformancePolicy policy;
    private final ObjectProvider<RecordPart> parts;
    private final Access access;

    RecordPages(RecordReader reader, BidRecords bids, PerformancePolicy policy, ObjectProvider<RecordPart> parts, Access access) {
        this.reader = reader;
        this.bids = bids;
        this.policy = policy;
        this.parts = parts;
        this.access = access;
    }

    @GetMapping("/actors/{id}/record")
    String show(@PathVariable String id, @RequestParam(defaultValue = "0") String page, Model model) {
        var user = access.currentUser();
        var record = reader.read(user, id, page(page));
        model.addAttribute("record", record);
        model.addAttribute("chart", AttainmentChart.of(record.months()));
        model.addAttribute("line", RatingLine.of(record.steps()));
        model.addAttribute("kept", policy.ratingKept());
        model.addAttribute("monthsSummedUp", TrackRecords.MONTHS);
        model.addAttribute("parts", PagePart.placed(parts.stream(), new ActorId(id), user));
        return "performance/record";
    }

    @GetMapping("/actors/{id}/record/tenders")
    String tenders(@PathVariable String id, @RequestParam(defaultValue = "0") String page, Model model) {
        var user = access.currentUser();
        model.addAttribute("actor", id);
        model.addAttribute("name", reader.readableName(user, id));
        model.addAttribute("rows", bids.bidsOf(new PartyId(id), user, page(page)));
        return "performance/record-tenders";
    }

    private static PageRequest page(String page) {
        return new PageRequest(page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0, PageRequest.USUAL_SIZE);
    }
}
