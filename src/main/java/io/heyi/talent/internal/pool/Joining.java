package io.heyi.talent.internal.pool;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.Memberships.Outcome;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.people.Salaries;
import io.heyi.talent.internal.people.Seekers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a joining by an offer consists of: membership with rights and groups, end of the stay and its wage, first salary, other offers that are overtaken. All in the
 * caller's transaction. Locks are taken in one order by all: micro-enterprise, person (both by {@link Memberships}), opening, offer, stay.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Joining {

    private final Memberships memberships;
    private final OfferStore offers;
    private final PoolStays stays;
    private final Seekers seekers;
    private final WorkingDays calendar;
    private final Salaries salaries;
    private final AuditTrail audit;
    private final Clock clock;

    Joining(Memberships memberships, OfferStore offers, PoolStays stays, Seekers seekers, WorkingDays calendar, Salaries salaries, AuditTrail audit, Clock clock) {
        this.memberships = memberships;
        this.offers = offers;
        this.stays = stays;
        this.seekers = seekers;
        this.calendar = calendar;
        this.audit = audit;
        this.salaries = salaries;
        this.clock = clock;
    }

    Outcome enter(Offer offer) {
        return memberships.join(offer.microenterprise(), offer.person(), offer.code());
    }

    /** After the membership has begun and the offer is held. */
    void complete(Offer offer, String by) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, calendar.zone());
        offers.joined(offer.code(), day);
        stays.joined(offer.person(), offer.microenterprise(), now, by);
        seekers.settled(offer.person());
        offers.overtakeOthers(offer.person(), "talentpool.overtaken.elsewhere");
        tell(offer, by, "joined");
        salaries.agree(offer.microenterprise(), offer.person(), offer.salary(), day, offer.offeredBy().value());
    }

    /** Writes into the history of the offer, never with its figures. */
    void tell(Offer offer, String by, String fact) {
        audit.record(new AuditEvent(offer.code(), by, "talent.offer." + fact, Map.of("member", offer.person().value(), "microenterprise", offer.microenterprise(),
                "opening", offer.opening() == null ? "" : offer.opening().value())));
    }
}
