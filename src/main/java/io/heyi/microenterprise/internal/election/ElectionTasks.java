package io.heyi.microenterprise.internal.election;

import io.heyi.inbox.TaskContext;
import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Optional;
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

    /** Whether the question has gone up the ladder of the platform while this task was still on a screen. @param asked group that is asked now */
    static boolean isOfEarlierLevel(TaskContext task, Optional<String> asked) {
        return !task.candidateGroups().isEmpty() && asked.filter(group -> !task.candidateGroups().contains(group)).isPresent();
    }
}
