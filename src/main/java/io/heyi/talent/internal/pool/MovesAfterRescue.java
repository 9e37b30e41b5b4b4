package io.heyi.talent.internal.pool;

import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.Memberships.Membership;
import io.heyi.microenterprise.MicroenterpriseState;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of an owner's acceptance that waits for a closing when the micro-enterprise is saved (docs/adr/0029). Who still owns it stays, as every owner leaves by an
 * election; who has become a plain member moves after the notice; who belongs nowhere any more joins at once.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MovesAfterRescue {

    private static final Set<MicroenterpriseState> ALIVE = EnumSet.of(MicroenterpriseState.RUNNING, MicroenterpriseState.ON_WATCH, MicroenterpriseState.REPLACING);

    private final OfferStore offers;
    private final Memberships memberships;
    private final Moves moves;

    MovesAfterRescue(OfferStore offers, Memberships memberships, Moves moves) {
        this.offers = offers;
        this.memberships = memberships;
        this.moves = moves;
    }

    /** Safe to call at any time: whose micro-enterprise is still being dissolved goes on waiting. */
    void goOn() {
        offers.awaitingRelease().forEach(this::goOn);
    }

    private void goOn(Offer offer) {
        var places = memberships.of(offer.person()).stream().filter(one -> one.state() != MicroenterpriseState.FOUNDING && !one.microenterprise().equals(offer.microenterprise())).toList();
        var owned = places.stream().filter(Membership::owner).toList();
        if (owned.stream().anyMatch(one -> ALIVE.contains(one.state()))) {
            moves.lapse(offer, "talentpool.failed.goesOn");
        } else if (owned.isEmpty() && places.stream().anyMatch(one -> ALIVE.contains(one.state()))) {
            moves.giveNotice(offer);
        } else if (owned.isEmpty()) {
            moves.carryOutAtRelease(offer.person());
        }
    }
}
