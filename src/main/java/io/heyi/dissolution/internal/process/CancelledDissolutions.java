package io.heyi.dissolution.internal.process;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.DissolutionStore;
import io.heyi.dissolution.internal.DissolutionOpening;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.orchestration.WatchedCases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cases whose instance was cancelled in the engine: they end as cancelled and the micro-enterprise runs on; a new one can be opened. */
@Component
public class CancelledDissolutions extends WatchedCases<Dissolution> {

    private final DissolutionStore store;
    private final OpeningSteps steps;

    CancelledDissolutions(DissolutionStore store, OpeningSteps steps) {
        this.store = store;
        this.steps = steps;
    }

    @Override
    public String processId() {
        return DissolutionOpening.PROCESS_ID;
    }

    @Override
    public List<String> waiting(Instant before, String after, int limit) {
        return store.waiting(before, after, limit);
    }

    @Override
    protected Optional<Dissolution> find(String businessKey) {
        return DissolutionCode.parse(businessKey).flatMap(store::find);
    }

    @Override
    protected Dissolution lock(String businessKey) {
        return store.lock(new DissolutionCode(businessKey));
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
