package io.heyi.replacement.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Somebody without an interest says whether the cause lies with the other party (domain.md P4, D1). */
@Component
class JudgeCause extends ImpartialTask {

    private final ReplacementDesk desk;

    JudgeCause(ReplacementDesk desk) {
        super(ReplacementTasks.JUDGE_CAUSE.type(), desk);
        this.desk = desk;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(neutral("accept"), neutral("reject"));
    }

    /** The subject, the party it names, whoever asked for the case, and everybody with an interest in one of them (product-bar D10, T2). */
    @Override
    protected Set<Username> keptOut(ReplacementCase found) {
        return desk.mustNotJudge(found);
    }

    @Override
    protected Ruling ruling(ReplacementCase found, String group, TaskDecision decision) {
        return found.judge(group, decision.outcome().equals("accept"), reason(decision), decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(Optional.ofNullable(caseOf(task).hearing().ruling()).map(ruling -> ruling.accepted() ? "accept" : "reject"));
    }
}
