package io.heyi.talent.internal.process.pool;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.WatchedCases;
import io.heyi.talent.internal.pool.Moves;
import io.heyi.talent.internal.pool.Offer;
import io.heyi.talent.internal.pool.OfferStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Moves whose instance was cancelled in the engine: the process starts anew, so that nobody's notice lasts longer than agreed. */
@Component
public class CancelledMoves extends WatchedCases<Offer> {

    private final OfferStore store;
    private final Moves moves;
    private final AuditTrail audit;

    CancelledMoves(OfferStore store, Moves moves, AuditTrail audit) {
        this.store = store;
        this.moves = moves;
        this.audit = audit;
    }

    @Override
    public String processId() {
        return Moves.PROCESS_ID;
    }

    @Override
    public List<String> waiting(Instant before, String after, int limit) {
        return store.waiting(before, after, limit);
    }

    @Override
    protected Optional<Offer> find(String businessKey) {
        return store.find(businessKey);
    }

    @Override
    protected Offer lock(String businessKey) {
        return store.hold(businessKey).orElseThrow(() -> new IllegalStateException("there is no offer " + businessKey));
    }

    @Override
    protected boolean isWaiting(Offer offer) {
        return offer.state() == Offer.State.NOTICE;
    }

    @Override
    protected String title(Offer offer) {
        return offer.code() + " · " + offer.microenterprise();
    }

    @Override
    protected WayOut wayOutOf(Offer waiting) {
        return WayOut.START_AGAIN;
    }

    @Override
    protected Optional<String> leadOut(Offer offer, String reason, String actor) {
        audit.record(new AuditEvent(offer.code(), actor, "talent.offer.startedAgain", Map.of("reason", reason)));
        moves.announce(offer);
        return Optional.empty();
    }
}
