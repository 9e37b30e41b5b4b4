package io.heyi.replacement.internal.process;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Set;

/** The human tasks of {@code underperformer-replacement} beside voting: the one place for their ids, forms, outcomes and variables. */
public enum ReplacementTasks {
    ANSWER_CASE(TaskTypeRef.of("replacement.answerCase", "answer-case", "answerOutcome", Set.of("answer", "claimCause"), "answer", "deliverable")),
    JUDGE_CAUSE(TaskTypeRef.of("replacement.judgeCause", "judge-cause", "judgeOutcome", Set.of("accept", "reject"))),
    JUDGE_APPEAL(TaskTypeRef.of("replacement.judgeAppeal", "judge-appeal", "appealOutcome", Set.of("grant", "reject"))),
    PLAN_HELP(TaskTypeRef.of("replacement.planHelp", "plan-help", "helpOutcome", Set.of("plan", "noHelp"), "help"));

    private final TaskTypeRef type;

    ReplacementTasks(TaskTypeRef type) {
        this.type = type;
    }

    public TaskTypeRef type() {
        return type;
    }
}
