package io.heyi.dissolution.internal.tasks;

import io.heyi.access.Username;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Objection;
import io.heyi.dissolution.internal.process.DissolutionTasks;
import io.heyi.inbox.JudgingTask;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.Ruling;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Somebody who has not opened the case and has no interest in it says whether the cited rule allows it, for good. */
@Component
class JudgeObjection extends JudgingTask<Dissolution> {

    private final DissolutionDesk desk;

    JudgeObjection(DissolutionDesk desk) {
        super(DissolutionTasks.JUDGE_OBJECTION.type(), desk, "dissolution.refusal.interest", "uphold");
        this.desk = desk;
    }

    @Override
    protected Set<Username> keptOut(Dissolution found) {
        return desk.keptFromJudging(found);
    }

    @Override
    protected Ruling judge(Dissolution found, String group, boolean accepted, TaskDecision decision) {
        return found.judge(group, accepted, reason(decision), decision.by().username().value(), decision.at());
    }

    @Override
    protected Optional<Boolean> ruled(Dissolution found) {
        return found.objection().map(Objection::ruling).map(Objection.Ruled::accepted);
    }
}
