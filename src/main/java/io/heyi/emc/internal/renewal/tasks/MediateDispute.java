package io.heyi.emc.internal.renewal.tasks;

import io.heyi.access.Username;
import io.heyi.emc.internal.process.renewal.RenewalTasks;
import io.heyi.emc.internal.renewal.Dispute;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Somebody of the platform, without an interest, rules on a dispute for good (domain.md P3, step 3). */
@Component
class MediateDispute extends RenewalTask {

    MediateDispute(RenewalDesk desk) {
        super(RenewalTasks.MEDIATE_DISPUTE, desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(neutral("uphold"), neutral("correct"));
    }

    /** Whoever acts for any party of the contract or has reported the figure (product-bar T2). */
    @Override
    public Set<Username> excluded(TaskContext task) {
        var renewal = caseOf(task);
        return desk().interested(renewal, renewal.dispute(disputeId(task)));
    }

    @Override
    public List<FieldError> check(TaskContext task, TaskDecision decision) {
        return checkCorrection(task, decision, "correct");
    }

    @Override
    protected Ruling ruling(Renewal renewal, TaskContext task, TaskDecision decision) {
        var group = task.candidateGroups().isEmpty() ? "" : task.candidateGroups().getFirst();
        return renewal.mediate(disputeId(task), group, correctedValue(decision).orElse(null), words(decision).orElse(""), decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(Optional.ofNullable(caseOf(task).dispute(disputeId(task)).ruling()).map(Dispute.Word::outcome).filter(outcome -> !outcome.equals("none")));
    }
}
