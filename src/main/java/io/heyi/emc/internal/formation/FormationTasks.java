package io.heyi.emc.internal.formation;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Set;

/** The human tasks of {@code emc-formation}: the one place for their ids, forms, outcomes and variables. */
public enum FormationTasks {
    REVIEW_COMMITMENTS(TaskTypeRef.of("emc.reviewCommitments", "review-commitments", "reviewOutcome", Set.of("fix"), "note")),
    SIGN_CONTRACT(TaskTypeRef.of("emc.signContract", "sign-contract", "signOutcome", Set.of("sign", "refuse"), "contractRead"));

    private final TaskTypeRef type;

    FormationTasks(TaskTypeRef type) {
        this.type = type;
    }

    public TaskTypeRef type() {
        return type;
    }
}
