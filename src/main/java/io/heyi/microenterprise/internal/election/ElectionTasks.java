package io.heyi.microenterprise.internal.election;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Set;

/** The human tasks of {@code owner-election} beside voting, which is the ballots': the one place for their ids, forms, outcomes and variables. */
public enum ElectionTasks {
    CHECK_CANDIDATE(TaskTypeRef.of("microenterprise.checkCandidate", "check-candidate", "complianceOutcome", Set.of("clear", "veto"), "note")),
    ACCEPT_OFFICE(TaskTypeRef.of("microenterprise.acceptOffice", "accept-office", "acceptOutcome", Set.of("accept", "decline"), "planRead")),
    NAME_INTERIM(TaskTypeRef.of("microenterprise.nameInterim", "name-interim", "interimOutcome", Set.of("name"), "interim", "days"));

    private final TaskTypeRef type;

    ElectionTasks(TaskTypeRef type) {
        this.type = type;
    }

    public TaskTypeRef type() {
        return type;
    }
}
