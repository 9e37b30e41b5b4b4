package io.heyi.replacement.internal.process;

import io.heyi.orchestration.StoredCases;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.Opening;
import io.heyi.replacement.internal.domain.ReplacementCase;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cases whose instance was cancelled in the engine: they end as cancelled; a counter or the members can open a new one. */
@Component
public class CancelledCases extends StoredCases<ReplacementCode, ReplacementCase> {

    private final DecisionSteps steps;

    CancelledCases(CaseStore store, DecisionSteps steps) {
        super(Opening.PROCESS_ID, ReplacementCode::parse, new Register<>(store::waiting, store::find, store::lock));
        this.steps = steps;
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
