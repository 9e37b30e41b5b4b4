package io.heyi.performance.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.performance.RecordPart;
import io.heyi.shared.PageRequest;
import io.heyi.tender.BidRecords;
import io.heyi.tender.PartyId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Published bids and awards of a party on its track record. */
@Component
class TendersPart implements RecordPart {

    private static final int ROWS = 5;

    private final BidRecords bids;

    TendersPart(BidRecords bids) {
        this.bids = bids;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String fragment() {
        return "performance/parts :: tenders";
    }

    @Override
    public Optional<Map<String, Object>> model(ActorId actor, CurrentUser reader) {
        return Optional.of(Map.of("rows", bids.bidsOf(new PartyId(actor.value()), reader, new PageRequest(0, ROWS)), "actor", actor.value()));
    }
}
