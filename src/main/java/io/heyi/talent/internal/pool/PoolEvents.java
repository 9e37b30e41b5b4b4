package io.heyi.talent.internal.pool;

import io.heyi.audit.AuditEvent;
import io.heyi.microenterprise.LifecycleChanged;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.MicroenterpriseFounded;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.OwnerChanged;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.TalentPool.EntryCause;
import java.time.LocalDate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What happens in micro-enterprises and matters to the pool. Heard after the transaction of the fact, in one of its own; all are safe to hear twice. */
@Component
class PoolEvents {

    private final PoolStays stays;
    private final Memberships memberships;
    private final OfferStore offers;
    private final WorkingDays calendar;
    private final MovesAfterRescue rescues;

    PoolEvents(PoolStays stays, Memberships memberships, OfferStore offers, WorkingDays calendar, MovesAfterRescue rescues) {
        this.stays = stays;
        this.memberships = memberships;
        this.offers = offers;
        this.calendar = calendar;
        this.rescues = rescues;
    }

    /** An owner who leaves for the pool is there from that day on (domain.md P5 step 6), unless another membership holds him. */
    @ApplicationModuleListener
    void on(OwnerChanged change) {
        if (change.toPool() && memberships.of(change.formerOwner()).isEmpty()) {
            stays.begin(change.formerOwner(), EntryCause.OWNER_LEFT, change.election().value(), LocalDate.ofInstant(change.at(), calendar.zone()), AuditEvent.SYSTEM);
        }
    }

    /** Whoever has a place again, however, is in the pool no more. */
    @ApplicationModuleListener
    void on(MembershipChanged change) {
        var belongs = memberships.of(change.person()).stream().anyMatch(one -> one.microenterprise().equals(change.microenterprise()));
        if (change.joined() && belongs) {
            stays.joined(change.person(), change.microenterprise(), change.at(), AuditEvent.SYSTEM);
        } else if (!change.joined()) {
            offers.left(change.microenterprise(), change.person(), LocalDate.ofInstant(change.at(), calendar.zone()));
        }
    }

    /** Whoever waited for a closing that will not come goes on by the rule for everybody else. */
    @ApplicationModuleListener
    void on(LifecycleChanged change) {
        if (change.state() == MicroenterpriseState.RUNNING) {
            rescues.goOn();
        }
    }

    @ApplicationModuleListener
    void on(MicroenterpriseFounded founded) {
        memberships.in(founded.code()).forEach(one -> stays.joined(one.person(), founded.code(), founded.at(), AuditEvent.SYSTEM));
    }
}
