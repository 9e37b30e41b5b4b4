package io.heyi.ballot.internal.process;

import io.heyi.orchestration.JobCatalogue;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What ballots offer to every model: reminding, counting, and the voting task. Opening is the affair of the module that knows what is voted on. */
@Component
class BallotCatalogue implements JobCatalogue {

    @Override
    public List<JobType> jobTypes() {
        return List.of(new JobType("ballot.remindMissing", Set.of("ballot"), Set.of("missingSeats"), Set.of(), "ballot.job.remindMissing"),
                new JobType("ballot.countVotes", Set.of("ballot"), Set.of("ballotOutcome", "ballotChoice"), Set.of(), "ballot.job.countVotes"));
    }

    @Override
    public List<MessageName> messages() {
        return List.of();
    }

    @Override
    public List<TaskTypeRef> taskTypes() {
        return List.of(BallotTasks.CAST_VOTE);
    }

    @Override
    public Set<String> candidateGroups() {
        return Set.of();
    }
}
