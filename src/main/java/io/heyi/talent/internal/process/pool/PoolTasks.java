package io.heyi.talent.internal.process.pool;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Set;

/** The human tasks of {@code talent-pool-stay}: the one place for their ids, forms, outcomes and variables. */
public enum PoolTasks {
    COMPLETE_PROFILE(TaskTypeRef.of("talent.completeProfile", "complete-profile", "profileOutcome", Set.of("ready"))),
    DECIDE_AT_LIMIT(TaskTypeRef.of("talent.decideAtLimit", "decide-at-limit", "limitOutcome", Set.of("extend", "otherPlace", "endEmployment"), "otherPlace")),
    CHECK_LEGALLY(TaskTypeRef.of("talent.checkLegally", "check-legally", "legalOutcome", Set.of("confirm", "object")));

    private final TaskTypeRef type;

    PoolTasks(TaskTypeRef type) {
        this.type = type;
    }

    public TaskTypeRef type() {
        return type;
    }

    /** What those have to do whom the process reminds at this step. @throws IllegalArgumentException when the model names an unknown step */
    public static PoolTasks remindedOf(String step) {
        return switch (step) {
            case "profile" -> COMPLETE_PROFILE;
            case "decision" -> DECIDE_AT_LIMIT;
            case "legal" -> CHECK_LEGALLY;
            default -> throw new IllegalArgumentException("there is no step " + step);
        };
    }
}
