package io.heyi.talent.internal.process.assignment;

import io.heyi.access.Groups;
import io.heyi.access.Role;
import io.heyi.orchestration.JobCatalogue;
import io.heyi.talent.internal.matching.Rounds;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What Java offers to {@code talent-assignment}. */
@Component
class AssignmentCatalogue implements JobCatalogue {

    private static final Set<String> MONTH = Set.of("proposalMonth");

    @Override
    public List<JobType> jobTypes() {
        return List.of(job("makeProposal", MONTH, AssignmentSteps.Made.class), job("openAnswers", MONTH, AssignmentSteps.Opened.class),
                job("remindProposal", Set.of("proposalMonth", "reminderStep"), AssignmentSteps.Reminded.class), job("sumUpProposal", MONTH, AssignmentSteps.Summed.class));
    }

    private static JobType job(String verbNoun, Set<String> inputs, Class<? extends Record> result) {
        return JobType.of("talent", verbNoun, inputs, result, "matching");
    }

    @Override
    public List<MessageName> messages() {
        return List.of(new MessageName(Rounds.DUE, MONTH), new MessageName(Rounds.DECIDED, MONTH), new MessageName(Rounds.ANSWERED, MONTH));
    }

    @Override
    public List<TaskTypeRef> taskTypes() {
        return Arrays.stream(AssignmentTasks.values()).map(AssignmentTasks::type).toList();
    }

    @Override
    public Set<String> candidateGroups() {
        return Set.of(Groups.of(Role.POOL_COORDINATOR));
    }
}
