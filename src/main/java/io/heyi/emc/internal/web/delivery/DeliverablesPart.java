package io.heyi.emc.internal.web.delivery;

import io.heyi.access.CurrentUser;
import io.heyi.emc.EmcPart;
import io.heyi.emc.EmcView;
import io.heyi.emc.internal.delivery.DeliveryBook;
import io.heyi.shared.PageRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was due last and is due next, below the targets on the page of an EMC; nothing where the contract has no deliverables. */
@Component
class DeliverablesPart implements EmcPart {

    private static final int ROWS = 10;

    private final DeliveryBook book;

    DeliverablesPart(DeliveryBook book) {
        this.book = book;
    }

    @Override
    public Place place() {
        return Place.TARGETS;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String fragment() {
        return "emc/deliverable-parts :: overview";
    }

    @Override
    public Optional<Map<String, Object>> model(EmcView emc, CurrentUser reader) {
        return book.rows(reader, emc.code(), new PageRequest(0, ROWS)).filter(rows -> !rows.items().isEmpty()).map(rows -> Map.of("code", emc.code().value(), "rows", rows));
    }
}
