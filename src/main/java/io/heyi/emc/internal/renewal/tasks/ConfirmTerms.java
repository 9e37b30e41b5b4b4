package io.heyi.emc.internal.renewal.tasks;

import io.heyi.emc.ActorId;
import io.heyi.emc.internal.process.renewal.RenewalTasks;
import io.heyi.emc.internal.renewal.Answer;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A member confirms the next terms by one click, objects, or leaves when the month ends (domain.md P3, step 7). */
@Component
class ConfirmTerms extends RenewalTask {

    ConfirmTerms(RenewalDesk desk) {
        super(RenewalTasks.CONFIRM_TERMS, desk);
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("confirm"), neutral("object"), negative("leave"));
    }

    @Override
    protected Ruling ruling(Renewal renewal, TaskContext task, TaskDecision decision) {
        var by = decision.by();
        var freeze = decision.outcome().equals("confirm") ? desk().standstill(renewal, member(task)) : Optional.<Lifecycle.Freeze>empty();
        return freeze.isPresent() ? Ruling.tooLate(freeze.get().messageKey(), freeze.get().arguments().toArray()) : renewal.answer(member(task), Answer.Kind.of(decision.outcome()), by.username().value(), by.sessionId(), words(decision).orElse(""), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).answerOf(member(task)).map(answer -> answer.kind().outcome()));
    }

    private static ActorId member(TaskContext task) {
        return party(task).orElseThrow(() -> new IllegalStateException("task " + task.taskId() + " asks no member"));
    }

    /** A signature stands in the chain of the contract under the name of whoever gave it; silence has a rule of its own. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return false;
    }
}
