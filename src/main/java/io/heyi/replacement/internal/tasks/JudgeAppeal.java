package io.heyi.replacement.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.CaseTask;
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
class JudgeAppeal extends CaseTask<ReplacementCase> {

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
    public Set<Username> excluded(TaskContext task) {
        return desk.mustNotJudgeAppeal(caseOf(task));
    }

    @Override
    protected Ruling ruling(ReplacementCase found, TaskContext task, TaskDecision decision) {
        if (desk.mustNotJudgeAppeal(found).contains(decision.by().username())) {
            return Ruling.notAllowed("replacement.refusal.interest");
        }
        var group = task.candidateGroups().isEmpty() ? "" : task.candidateGroups().getFirst();
        return found.judgeAppeal(group, decision.outcome().equals("grant"), reason(decision), decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).appeal().map(Appeal::ruling).map(ruling -> ruling.accepted() ? "grant" : "reject"));
    }
}
