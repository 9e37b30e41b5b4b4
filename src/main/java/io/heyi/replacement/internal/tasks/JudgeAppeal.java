package io.heyi.replacement.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.replacement.internal.domain.Appeal;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Somebody who had no part in the case rules on the appeal, for good (domain.md P4). */
@Component
class JudgeAppeal extends ImpartialTask {

    private final ReplacementDesk desk;

    JudgeAppeal(ReplacementDesk desk) {
        super(ReplacementTasks.JUDGE_APPEAL.type(), desk);
        this.desk = desk;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(neutral("grant"), neutral("reject"));
    }

    @Override
    protected Set<Username> keptOut(ReplacementCase found) {
        return desk.mustNotJudgeAppeal(found);
    }

    @Override
    protected Ruling ruling(ReplacementCase found, String group, TaskDecision decision) {
        return found.judgeAppeal(group, decision.outcome().equals("grant"), reason(decision), decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).appeal().map(Appeal::ruling).map(ruling -> ruling.accepted() ? "grant" : "reject"));
    }
}
