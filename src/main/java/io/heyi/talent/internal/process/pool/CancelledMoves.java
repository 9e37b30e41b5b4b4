package io.heyi.talent.internal.process.pool;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.StoredCases;
import io.heyi.talent.internal.pool.Moves;
import io.heyi.talent.internal.pool.Offer;
import io.heyi.talent.internal.pool.OfferStore;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Moves whose instance was cancelled in the engine: the process starts anew, so that nobody's notice lasts longer than agreed. */
@Component
public class CancelledMoves extends StoredCases<String, Offer> {

    private final Moves moves;
    private final AuditTrail audit;

    CancelledMoves(OfferStore store, Moves moves, AuditTrail audit) {
        super(Moves.PROCESS_ID, Optional::of, new Register<>(store::waiting, store::find, store::lock));
        this.moves = moves;
        this.audit = audit;
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
