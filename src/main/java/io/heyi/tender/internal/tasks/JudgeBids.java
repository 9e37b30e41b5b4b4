package io.heyi.tender.internal.tasks;

import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.tender.internal.TenderRights;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderTasks;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An evaluator confirms quality and risk points; they are written in the tender room. Who acts for a bidder judges nothing (product-bar T2). */
@Component
class JudgeBids extends TenderTask {

    private final TenderRights rights;

    JudgeBids(TenderDesk desk, TenderRights rights) {
        super(TenderTasks.JUDGE_BIDS, desk, rights);
        this.rights = rights;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("confirm"));
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        return Boolean.TRUE.equals(decision.values().get("judgementsFinal")) ? List.of() : List.of(FieldError.of("judgementsFinal", "tenderroom.error.tick"));
    }

    @Override
    protected Ruling ruling(Tender found, TaskContext task, TaskDecision decision) {
        return rights.mayJudge(decision.by(), found) ? found.fixJudgements(decision.by().username().value(), decision.at()) : Ruling.notAllowed("tenderroom.refusal.notAnEvaluator");
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).evaluation().isFixed() ? Optional.of("confirm") : Optional.empty());
    }
}
