package io.heyi.replacement.internal.process;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Optional;
import java.util.Set;

/** The human tasks of {@code underperformer-replacement} beside voting: the one place for their ids, forms, outcomes and variables. */
public enum ReplacementTasks {
    ANSWER_CASE(TaskTypeRef.of("replacement.answerCase", "answer-case", "answerOutcome", Set.of("answer", "claimCause"), "answer", "deliverable")),
    JUDGE_CAUSE(TaskTypeRef.of("replacement.judgeCause", "judge-cause", "judgeOutcome", Set.of("accept", "reject"))),
    JUDGE_APPEAL(TaskTypeRef.of("replacement.judgeAppeal", "judge-appeal", "appealOutcome", Set.of("grant", "reject"))),
    PLAN_HELP(TaskTypeRef.of("replacement.planHelp", "plan-help", "helpOutcome", Set.of("plan", "noHelp"), "help")),
    TAKE_OVER(TaskTypeRef.of("replacement.takeOver", "take-over", "takeOverOutcome", Set.of("take", "decline"), "contractRead")),
    PROPOSE_COVER(TaskTypeRef.of("replacement.proposeCover", "propose-cover", "coverOutcome", Set.of("propose", "noCover"), "cover", "coverDays", "coverRatio")),
    HAND_OVER(TaskTypeRef.of("replacement.handOver", "hand-over", "handOverOutcome", Set.of("done"))),
    CLOSE_MISSING(TaskTypeRef.of("replacement.closeMissing", "close-missing", "closingOutcome", Set.of("close"))),
    SETTLE_COMPENSATION(TaskTypeRef.of("replacement.settleCompensation", "settle-compensation", "settlementOutcome", Set.of("settle"), "settlement"));

    private final TaskTypeRef type;

    ReplacementTasks(TaskTypeRef type) {
        this.type = type;
    }

    public TaskTypeRef type() {
        return type;
    }

    /** What those have to do whom the process reminds at this step; empty where it waits for no task. @throws IllegalArgumentException when the model names an unknown step */
    public static Optional<ReplacementTasks> remindedOf(String step) {
        return switch (step) {
            case "answer" -> Optional.of(ANSWER_CASE);
            case "judge" -> Optional.of(JUDGE_CAUSE);
            case "help" -> Optional.of(PLAN_HELP);
            case "appeal" -> Optional.of(JUDGE_APPEAL);
            case "compensation" -> Optional.of(SETTLE_COMPENSATION);
            case "takeOver" -> Optional.of(TAKE_OVER);
            case "cover" -> Optional.of(PROPOSE_COVER);
            case "handOver" -> Optional.of(HAND_OVER);
            case "closing" -> Optional.of(CLOSE_MISSING);
            case "cure", "appealTime", "tender" -> Optional.empty();
            default -> throw new IllegalArgumentException("there is no step " + step);
        };
    }
}
