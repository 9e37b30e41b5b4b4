package io.heyi.dissolution.internal.process;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.DissolutionOpening;
import io.heyi.dissolution.internal.DissolutionStore;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.orchestration.StoredCases;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cases whose instance was cancelled in the engine: they end as cancelled and the micro-enterprise runs on; a new one can be opened. */
@Component
public class CancelledDissolutions extends StoredCases<DissolutionCode, Dissolution> {

    private final OpeningSteps steps;

    CancelledDissolutions(DissolutionStore store, OpeningSteps steps) {
        super(DissolutionOpening.PROCESS_ID, DissolutionCode::parse, new Register<>(store::waiting, store::find, store::lock));
        this.steps = steps;
    }

    @Override
    protected boolean isWaiting(Dissolution found) {
        return found.outcome().isEmpty();
    }

    @Override
    protected String title(Dissolution found) {
        return found.name();
    }

    @Override
    protected Optional<String> leadOut(Dissolution found, String reason, String actor) {
        steps.cancel(found, actor, reason);
        return Optional.empty();
    }
}
