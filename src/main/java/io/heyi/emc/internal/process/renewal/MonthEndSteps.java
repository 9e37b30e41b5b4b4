package io.heyi.emc.internal.process.renewal;

import io.heyi.emc.Actuals;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.renewal.Confirmations;
import io.heyi.emc.internal.renewal.PresentContract;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalOutcome;
import io.heyi.emc.internal.renewal.RenewalStarts;
import io.heyi.emc.internal.renewal.RenewalStore;
import io.heyi.emc.internal.renewal.Rewards;
import io.heyi.emc.internal.sharing.SharingBook;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closing the month, booking its sharing and sealing what comes next (domain.md P3, step 8). */
@Component
@Transactional
public class MonthEndSteps {

    private final RenewalStore store;
    private final PresentContract present;
    private final Contracts contracts;
    private final ObjectProvider<Actuals> actuals;
    private final Rewards rewards;
    private final SharingBook sharing;
    private final Rulings rulings;
    private final RenewalStarts starts;
    private final Clock clock;

    MonthEndSteps(RenewalStore store, PresentContract present, Contracts contracts, ObjectProvider<Actuals> actuals, Rewards rewards, SharingBook sharing,
                  Rulings rulings, RenewalStarts starts, Clock clock) {
        this.store = store;
        this.present = present;
        this.contracts = contracts;
        this.actuals = actuals;
        this.rewards = rewards;
        this.sharing = sharing;
        this.rulings = rulings;
        this.starts = starts;
        this.clock = clock;
    }

    /** @param renewalResult renew, oldTerms or lapse */
    public record PeriodClosed(String renewalResult) {}

    public PeriodClosed closePeriod(RenewalVariables in) {
        var renewal = store.lock(in.id());
        actuals.getObject().conclude(in.id().emc(), in.id().period(), clock.instant());
        renewal.startClosing(clock.instant());
        store.saveStep(renewal);
        return new PeriodClosed(switch (renewal.settlement().orElseThrow().outcome()) {
            case RENEWED -> "renew";
            case OLD_TERMS -> "oldTerms";
            case LAPSED -> "lapse";
        });
    }

    /** Without a reported profit there is nothing to share; what is reported later is a correction of the next month. */
    public Moved bookSharing(RenewalVariables in) {
        var renewal = store.lock(in.id());
        sharing.book(present.month(in.id()), rewards.profit(in.id()));
        return Moved.to(renewal);
    }

    public Moved sealVersion(RenewalVariables in) {
        return seal(in.id(), "RENEWAL");
    }

    public Moved sealOldTerms(RenewalVariables in) {
        return seal(in.id(), "TACIT_EXTENSION");
    }

    private Moved seal(RenewalId id, String origin) {
        var renewal = store.lock(id);
        var next = id.period().plusMonths(1);
        var terms = renewal.sealableTerms(present.version(id).terms());
        var version = contracts.seal(id.emc(), next, terms, origin, Confirmations.of(renewal, terms, clock.instant()));
        contracts.enter(id.emc(), EmcState.ACTIVE, renewal.settlement().orElseThrow().outcome() == RenewalOutcome.RENEWED ? "renewed" : "oldTerms",
                Map.of("period", next.toString(), "version", version.number()));
        renewal.end(version.number(), clock.instant());
        store.saveStep(renewal);
        starts.startIfDue(new RenewalId(id.emc(), next));
        return Moved.to(renewal);
    }

    public Moved lapse(RenewalVariables in) {
        Renewal renewal = store.lock(in.id());
        var reason = renewal.settlement().orElseThrow().reason();
        contracts.enter(in.id().emc(), EmcState.LAPSED, "notRenewed", Map.of("period", in.id().period().toString(), "reason", reason));
        renewal.end(null, clock.instant());
        store.saveStep(renewal);
        return Moved.to(renewal);
    }

    /** The EMC was ended while it was being renewed: what the month has brought so far is shared, and no version follows (domain.md §2). */
    public Moved settleEnded(RenewalVariables in) {
        var renewal = store.lock(in.id());
        if (actuals.getObject().frozen(in.id().emc(), in.id().period()).isEmpty()) {
            actuals.getObject().freeze(in.id().emc(), in.id().period(), present.month(in.id()).measured(), clock.instant());
        }
        rulings.apply(renewal);
        actuals.getObject().conclude(in.id().emc(), in.id().period(), clock.instant());
        sharing.book(present.month(in.id()), rewards.profit(in.id()));
        renewal.endEarly(clock.instant());
        store.saveStep(renewal);
        return Moved.to(renewal);
    }
}
