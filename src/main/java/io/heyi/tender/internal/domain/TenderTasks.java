package io.heyi.tender.internal.domain;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Set;

/** The human tasks of {@code open-tender}: the one place for their ids, forms, outcomes and variables. */
public enum TenderTasks {
    CONFIRM_OPENING(TaskTypeRef.of("tender.confirmOpening", "confirm-opening", "openingOutcome", Set.of("confirm"), "receiptsSeen")),
    JUDGE_BIDS(TaskTypeRef.of("tender.judgeBids", "judge-bids", "judgeOutcome", Set.of("confirm"), "judgementsFinal")),
    AWARD_TENDER(TaskTypeRef.of("tender.awardTender", "award-tender", "awardOutcome", Set.of("award", "noAward"), "winner", "note"));

    private final TaskTypeRef type;

    TenderTasks(TaskTypeRef type) {
        this.type = type;
    }

    public TaskTypeRef type() {
        return type;
    }

    /** What those have to do whom the process reminds at this step. @throws IllegalArgumentException when the model names an unknown step */
    public static TenderTasks remindedOf(String step) {
        return switch (step) {
            case "opening" -> CONFIRM_OPENING;
            case "evaluation" -> JUDGE_BIDS;
            case "award" -> AWARD_TENDER;
            default -> throw new IllegalArgumentException("there is no step " + step);
        };
    }
}
