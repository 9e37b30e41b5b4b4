package io.heyi.emc.internal.process.renewal;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Set;

/** The human tasks of {@code emc-contract-renewal}: the one place for their ids, forms, outcomes and variables. */
public enum RenewalTasks {
    ANSWER_DISPUTE(TaskTypeRef.of("emc.answerDispute", "answer-dispute", "answerOutcome", Set.of("accept", "reject"), "correctedValue")),
    MEDIATE_DISPUTE(TaskTypeRef.of("emc.mediateDispute", "mediate-dispute", "mediationOutcome", Set.of("uphold", "correct"), "correctedValue")),
    PROPOSE_TERMS(TaskTypeRef.of("emc.proposeTerms", "propose-terms", "proposalOutcome", Set.of("noChange", "propose"), "note")),
    CONFIRM_TERMS(TaskTypeRef.of("emc.confirmTerms", "confirm-terms", "confirmOutcome", Set.of("confirm", "object", "leave")));

    private final TaskTypeRef type;

    RenewalTasks(TaskTypeRef type) {
        this.type = type;
    }

    public TaskTypeRef type() {
        return type;
    }

    /** What those have to do whom the process reminds at this step. @throws IllegalArgumentException when the model names an unknown step */
    public static RenewalTasks remindedOf(String step) {
        return switch (step) {
            case "answer" -> ANSWER_DISPUTE;
            case "mediation" -> MEDIATE_DISPUTE;
            case "proposal" -> PROPOSE_TERMS;
            case "confirmation" -> CONFIRM_TERMS;
            default -> throw new IllegalArgumentException("there is no step " + step);
        };
    }
}
