package io.heyi.dissolution.internal.obligations;

import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.tender.PartyId;
import io.heyi.tender.Tenders;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Calls of its own that are not decided, and its bids in calls of others. Of those only the number is told: who bids stays sealed until the box is open (ADR 11). */
@Component
class OpenTenders implements ObligationSource {

    private final Tenders tenders;

    OpenTenders(Tenders tenders) {
        this.tenders = tenders;
    }

    @Override
    public List<Obligation> of(Dissolution found) {
        var undecided = tenders.undecided(new PartyId(found.microenterprise()));
        var calls = undecided.calls().stream().map(code -> Obligation.open("tender", code.value(), "dissolution.open.tender", List.of(code.value()), found.microenterprise(), "/tenders/" + code));
        var bids = Stream.of(undecided.bids()).filter(count -> count > 0)
                .map(count -> Obligation.open("bid", "", "dissolution.open.bid", List.of(String.valueOf(count)), found.microenterprise(), "/tenders"));
        return Stream.concat(calls, bids).toList();
    }
}
