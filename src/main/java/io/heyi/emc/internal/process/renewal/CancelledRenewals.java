package io.heyi.emc.internal.process.renewal;

import io.heyi.emc.EmcState;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalStarts;
import io.heyi.emc.internal.renewal.RenewalStep;
import io.heyi.emc.internal.renewal.RenewalStore;
import io.heyi.orchestration.StoredCases;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Renewals whose instance was cancelled in the engine. One that has done nothing starts again; any other is finished after the end of its month with what is
 * settled, or else as if nobody had agreed: one month on the old terms, or the end of the contract. The month is shared either way.
 */
@Component
public class CancelledRenewals extends StoredCases<RenewalId, Renewal> {

    private static final Set<EmcState> RENEWABLE = Set.of(EmcState.ACTIVE, EmcState.RENEWAL_PENDING);

    private final RenewalStore store;
    private final RenewalStarts starts;
    private final Emcs emcs;
    private final FigureSteps figures;
    private final TermsSteps terms;
    private final MonthEndSteps monthEnd;
    private final Clock clock;

    CancelledRenewals(RenewalStore store, RenewalStarts starts, Emcs emcs, FigureSteps figures, TermsSteps terms, MonthEndSteps monthEnd, Clock clock) {
        super(RenewalStarts.PROCESS_ID, key -> Optional.of(RenewalId.of(key)), new Register<>(store::waiting, store::find, store::lock));
        this.store = store;
        this.starts = starts;
        this.emcs = emcs;
        this.figures = figures;
        this.terms = terms;
        this.monthEnd = monthEnd;
        this.clock = clock;
    }

    @Override
    protected boolean isWaiting(Renewal renewal) {
        return renewal.outcome().isEmpty();
    }

    @Override
    protected String title(Renewal renewal) {
        return renewal.title();
    }

    @Override
    protected WayOut wayOutOf(Renewal renewal) {
        return isUntouched(renewal) ? WayOut.START_AGAIN : WayOut.FINISH;
    }

    private boolean isUntouched(Renewal renewal) {
        return renewal.step() == RenewalStep.WAITING_FOR_CUT_OFF && isRenewable(renewal);
    }

    private boolean isRenewable(Renewal renewal) {
        return emcs.find(renewal.id().emc()).filter(emc -> RENEWABLE.contains(emc.state())).isPresent();
    }

    @Override
    protected Optional<String> leadOut(Renewal renewal, String reason, String actor) {
        var id = renewal.id();
        if (!isRenewable(renewal)) {
            monthEnd.settleEnded(variables(id));
            return Optional.empty();
        }
        if (isUntouched(renewal)) {
            renewal.startedAgain(actor, reason);
            store.save(renewal);
            starts.startAgain(renewal);
            return Optional.empty();
        }
        if (clock.instant().isBefore(renewal.periodEnd())) {
            return Optional.of("emcrenewal.refusal.monthRuns");
        }
        finish(id, reason, actor);
        return Optional.empty();
    }

    private void finish(RenewalId id, String reason, String actor) {
        var in = variables(id);
        var step = store.lock(id).step();
        if (step == RenewalStep.SETTLING_DISPUTES) {
            figures.applyRulings(in);
        }
        terms.finishByHand(in, actor, reason);
        if (step != RenewalStep.CLOSING) {
            monthEnd.closePeriod(in);
        }
        monthEnd.bookSharing(in);
        switch (store.lock(id).settlement().orElseThrow().outcome()) {
            case RENEWED -> monthEnd.sealVersion(in);
            case OLD_TERMS -> monthEnd.sealOldTerms(in);
            case LAPSED -> monthEnd.lapse(in);
        }
    }

    private static RenewalVariables variables(RenewalId id) {
        return new RenewalVariables(id.toString(), null, null);
    }
}
