package io.heyi.replacement.internal;

import io.heyi.replacement.internal.domain.ReplacementCase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** While a departure stands and the party is in the running contract, a case that sees to it is open; whatever ends one with the party still in, opens the next in the same transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StandingDepartures {

    private final DepartureStore departures;
    private final Opening opening;

    StandingDepartures(DepartureStore departures, Opening opening) {
        this.departures = departures;
        this.opening = opening;
    }

    /** @param ended a case that has just ended and is stored */
    void goOnAfter(ReplacementCase ended) {
        if (ended.outcome().orElseThrow().hasLeft()) {
            return;
        }
        departures.by(ended.code()).ifPresent(row -> opening.openDeparture(row.emc(), row.subject(), row.departing())
                .ifPresent(code -> departures.keep(row.emc(), row.subject(), code, row.departing())));
    }
}
