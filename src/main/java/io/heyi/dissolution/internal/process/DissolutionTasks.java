package io.heyi.dissolution.internal.process;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Set;

/** The human tasks of {@code me-dissolution} beside voting: the one place for their ids, forms, outcomes and variables. */
public enum DissolutionTasks {
    JUDGE_OBJECTION(TaskTypeRef.of("dissolution.judgeObjection", "judge-objection", "objectionOutcome", Set.of("uphold", "reject"))),
    AGREE_TO_TAKE(TaskTypeRef.of("dissolution.agreeToTake", "agree-to-take", "agreeOutcome", Set.of("agree", "decline"))),
    DECIDE_ALTERNATIVE(TaskTypeRef.of("dissolution.decideAlternative", "decide-alternative", "alternativeOutcome", Set.of("choose", "dissolve"), "alternative")),
    WRITE_LESSONS(TaskTypeRef.of("dissolution.writeLessons", "write-lessons", "lessonsOutcome", Set.of("write"), "lessons")),
    CLOSE_INVENTORY(TaskTypeRef.of("dissolution.closeInventory", "close-inventory", "inventoryOutcome", Set.of("close"))),
    SIGN_WATERFALL(TaskTypeRef.of("dissolution.signWaterfall", "sign-waterfall", "waterfallOutcome", Set.of("sign")));

    private final TaskTypeRef type;

    DissolutionTasks(TaskTypeRef type) {
        this.type = type;
    }

    public TaskTypeRef type() {
        return type;
    }

    /** What those have to do whom the process reminds at this step. @throws IllegalArgumentException when the model names an unknown step */
    public static DissolutionTasks remindedOf(String step) {
        return switch (step) {
            case "judge" -> JUDGE_OBJECTION;
            case "agree" -> AGREE_TO_TAKE;
            case "decide" -> DECIDE_ALTERNATIVE;
            case "lessons" -> WRITE_LESSONS;
            case "inventory" -> CLOSE_INVENTORY;
            case "sign" -> SIGN_WATERFALL;
            default -> throw new IllegalArgumentException("there is no step " + step);
        };
    }
}
