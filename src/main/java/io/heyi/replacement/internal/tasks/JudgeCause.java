package io.heyi.replacement.internal.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.JudgingTask;
import io.heyi.inbox.TaskDecision;
import io.heyi.replacement.internal.domain.Hearing;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.process.ReplacementTasks;
import io.heyi.shared.Ruling;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Somebody without an interest says whether the cause lies with the other party (domain.md P4, D1). */
@Component
class JudgeCause extends JudgingTask<ReplacementCase> {

    private final ReplacementDesk desk;

    JudgeCause(ReplacementDesk desk) {
        super(ReplacementTasks.JUDGE_CAUSE.type(), desk, "replacement.refusal.interest", "accept");
        this.desk = desk;
    }

    /** The subject, the party it names, whoever asked for the case, and everybody with an interest in one of them (product-bar D10, T2). */
    @Override
    protected Set<Username> keptOut(ReplacementCase found) {
        return desk.mustNotJudge(found);
    }

    @Override
    protected Ruling judge(ReplacementCase found, String group, boolean accepted, TaskDecision decision) {
        return found.judge(group, accepted, reason(decision), decision.by().username().value(), decision.at());
    }

    @Override
    protected Optional<Boolean> ruled(ReplacementCase found) {
        return Optional.ofNullable(found.hearing().ruling()).map(Hearing.Ruled::accepted);
    }
}
