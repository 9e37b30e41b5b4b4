package io.heyi.replacement.internal.process;

import io.heyi.orchestration.WatchedCases;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.Opening;
import io.heyi.replacement.internal.domain.ReplacementCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cases whose instance was cancelled in the engine: they end as cancelled; a counter or the members can open a new one. */
@Component
public class CancelledCases extends WatchedCases<ReplacementCase> {

    private final CaseStore store;
    private final DecisionSteps steps;

    CancelledCases(CaseStore store, DecisionSteps steps) {
        this.store = store;
        this.steps = steps;
    }

    @Override
    public String processId() {
        return Opening.PROCESS_ID;
    }

    @Override
    public List<String> waiting(Instant before, String after, int limit) {
        return store.waiting(before, after, limit);
    }

    @Override
    protected Optional<ReplacementCase> find(String businessKey) {
        return ReplacementCode.parse(businessKey).flatMap(store::find);
    }

    @Override
    protected ReplacementCase lock(String businessKey) {
        return store.lock(new ReplacementCode(businessKey));
    }

    @Override
    protected boolean isWaiting(ReplacementCase found) {
        return found.outcome().isEmpty();
    }

    @Override
    protected String title(ReplacementCase found) {
        return found.subject().name() + " · " + found.title();
    }

    @Override
    protected Optional<String> leadOut(ReplacementCase found, String reason, String actor) {
        steps.close(found, actor, reason);
        return Optional.empty();
    }
}
