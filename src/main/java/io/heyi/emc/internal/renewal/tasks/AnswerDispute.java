package io.heyi.emc.internal.renewal.tasks;

import io.heyi.emc.internal.process.renewal.RenewalTasks;
import io.heyi.emc.internal.renewal.Dispute;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The lead answers a dispute about somebody else's figure (domain.md P3, step 3). */
@Component
class AnswerDispute extends RenewalTask {

    AnswerDispute(RenewalDesk desk) {
        super(RenewalTasks.ANSWER_DISPUTE, desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("accept"), negative("reject"));
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        return checkCorrection(task, decision, "accept");
    }

    @Override
    protected Ruling ruling(Renewal renewal, TaskContext task, TaskDecision decision) {
        if (desk().isOfFormerLead(renewal, decision.by())) {
            return Ruling.tooLate("emcrenewal.refusal.leadChanged");
        }
        return renewal.answerDispute(disputeId(task), correctedValue(decision).orElse(null), words(decision).orElse(""), decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(Optional.ofNullable(caseOf(task).dispute(disputeId(task)).answer()).map(Dispute.Word::outcome));
    }
}
