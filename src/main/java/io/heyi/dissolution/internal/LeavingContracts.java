package io.heyi.dissolution.internal;

import io.heyi.audit.AuditEvent;
import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.UnsealedContracts;
import io.heyi.replacement.Departures;
import io.heyi.tender.PartyId;
import io.heyi.tender.Tenders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The way out of the EMCs: each seeks a substitute by the tail of the replacement process (domain.md P4 step 7, P6 step 3). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LeavingContracts {

    private final Departures departures;
    private final Tenders tenders;
    private final UnsealedContracts unsealed;

    LeavingContracts(Departures departures, Tenders tenders, UnsealedContracts unsealed) {
        this.departures = departures;
        this.tenders = tenders;
        this.unsealed = unsealed;
    }

    /**
     * In a merger the other micro-enterprise is asked first. Its own calls for bids and unsealed EMCs end with the case as the reason. Called again it finds what others have signed
     * since, e.g. a contract that it had signed itself before the freeze.
     */
    public void begin(Dissolution found) {
        var preferred = found.isMerging() ? found.carried().map(Alternative::target).map(ActorId::new).orElse(null) : null;
        departures.depart(new ActorId(found.microenterprise()), found.code().value(), preferred);
        var reason = found.code() + ": " + found.name();
        unsealed.withdraw(new ActorId(found.microenterprise()), reason);
        tenders.undecided(new PartyId(found.microenterprise())).calls().forEach(call -> tenders.cancel(call, reason, AuditEvent.SYSTEM));
    }

    public boolean concerns(Dissolution found, EmcCode emc) {
        return departures.of(found.code().value()).stream().anyMatch(one -> one.emc().equals(emc));
    }

    /** Whether it is still party to an EMC that it leaves. */
    public boolean isUnderWay(Dissolution found) {
        return departures.of(found.code().value()).stream().anyMatch(one -> one.outcome() == null);
    }

    /** Whether it has begun to leave and is party to none of them any more. */
    public boolean isOver(Dissolution found) {
        return !departures.of(found.code().value()).isEmpty() && !isUnderWay(found);
    }
}
