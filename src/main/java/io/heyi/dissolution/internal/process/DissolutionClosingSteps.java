package io.heyi.dissolution.internal.process;

import io.heyi.dissolution.internal.Closing;
import io.heyi.dissolution.internal.DissolutionSchedule;
import io.heyi.dissolution.internal.DissolutionStore;
import io.heyi.dissolution.internal.LeavingContracts;
import io.heyi.dissolution.internal.Signing;
import io.heyi.dissolution.internal.obligations.Checklist;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The gate before the closing, and the closing itself; neither can be forced (product-bar D7). */
@Component
@Transactional
public class DissolutionClosingSteps {

    private final DissolutionStore store;
    private final Checklist obligations;
    private final LeavingContracts leaving;
    private final Signing signing;
    private final Closing closing;
    private final DissolutionSchedule schedule;

    DissolutionClosingSteps(DissolutionStore store, Checklist obligations, LeavingContracts leaving, Signing signing, Closing closing, DissolutionSchedule schedule) {
        this.store = store;
        this.obligations = obligations;
        this.leaving = leaving;
        this.signing = signing;
        this.closing = closing;
        this.schedule = schedule;
    }

    /** @param settleAnew whether nothing but the settlement is open, and it has been overtaken since it was signed: it is somebody's task again */
    public record ObligationsChecked(boolean anyOpen, boolean settleAnew, String lookAgainAt) {}

    /** @param closing closed, merged, or open where an obligation has come up meanwhile */
    public record CloseTried(String closing) {}

    public ObligationsChecked check(DissolutionVariables in) {
        var found = store.lock(in.code());
        leaving.begin(found);
        if (!found.isMerging()) {
            signing.drawUp(found);
        }
        var open = obligations.open(found);
        var again = schedule.lookAgainAt();
        found.closing(open, again);
        store.saveStep(found);
        return new ObligationsChecked(!open.isEmpty(), signing.isOvertaken(found, open), again.toString());
    }

    public CloseTried close(DissolutionVariables in) {
        var found = store.lock(in.code());
        return new CloseTried(closing.close(found));
    }
}
