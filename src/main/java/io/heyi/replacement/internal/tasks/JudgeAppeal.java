package io.heyi.replacement.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.JudgingTask;
import io.heyi.inbox.TaskDecision;
import io.heyi.replacement.internal.domain.Appeal;
import io.heyi.replacement.internal.domain.Hearing;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.shared.Ruling;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Somebody who had no part in the case rules on the appeal, for good (domain.md P4). */
@Component
class JudgeAppeal extends JudgingTask<ReplacementCase> {

    private final ReplacementDesk desk;

    JudgeAppeal(ReplacementDesk desk) {
        super(ReplacementTasks.JUDGE_APPEAL.type(), desk, "replacement.refusal.interest", "grant");
        this.desk = desk;
    }

    @Override
    protected Set<Username> keptOut(ReplacementCase found) {
        return desk.mustNotJudgeAppeal(found);
    }

    @Override
    protected Ruling judge(ReplacementCase found, String group, boolean accepted, TaskDecision decision) {
        return found.judgeAppeal(group, accepted, reason(decision), decision.by().username().value(), decision.at());
    }

    @Override
    protected Optional<Boolean> ruled(ReplacementCase found) {
        return found.appeal().map(Appeal::ruling).map(Hearing.Ruled::accepted);
    }
}
