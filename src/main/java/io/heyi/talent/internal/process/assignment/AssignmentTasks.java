package io.heyi.talent.internal.process.assignment;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Set;

/** The human task of {@code talent-assignment}. */
public enum AssignmentTasks {
    LOOK_AT_PROPOSAL(TaskTypeRef.of("talent.lookAtProposal", "look-at-proposal", "proposalOutcome", Set.of("publish", "discard")));

    private final TaskTypeRef type;

    AssignmentTasks(TaskTypeRef type) {
        this.type = type;
    }

    public TaskTypeRef type() {
        return type;
    }

    /** What those have to do whom the process reminds at this step. @throws IllegalArgumentException when the model names an unknown step */
    public static AssignmentTasks remindedOf(String step) {
        if (step.equals("look")) {
            return LOOK_AT_PROPOSAL;
        }
        throw new IllegalArgumentException("there is no step " + step);
    }
}
