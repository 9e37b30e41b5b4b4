package io.heyi.dissolution.internal.tasks;

import io.heyi.access.Username;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Objection;
import io.heyi.dissolution.internal.process.DissolutionTasks;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Somebody who has not opened the case and has no interest in it says whether the cited rule allows it, for good. */
@Component
class JudgeObjection extends ImpartialTask {

    private final DissolutionDesk desk;

    JudgeObjection(DissolutionDesk desk) {
        super(DissolutionTasks.JUDGE_OBJECTION.type(), desk);
        this.desk = desk;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(neutral("uphold"), neutral("reject"));
    }

    @Override
    protected Set<Username> keptOut(Dissolution found) {
        return desk.keptFromJudging(found);
    }

    @Override
    protected Ruling ruling(Dissolution found, String group, TaskDecision decision) {
        return found.judge(group, decision.outcome().equals("uphold"), reason(decision), decision.by().username().value(), decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).objection().map(Objection::ruling).map(ruling -> ruling.accepted() ? "uphold" : "reject"));
    }
}
