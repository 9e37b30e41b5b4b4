package io.heyi.talent.internal.process.assignment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Workers of {@code talent-assignment}. */
@Component
public class AssignmentWorkers {

    private final JobGuard guard;
    private final AssignmentSteps steps;

    AssignmentWorkers(JobGuard guard, AssignmentSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "talent.makeProposal", fetchVariables = "proposalMonth")
    public AssignmentSteps.Made makeProposal(ActivatedJob job) {
        return once(job, AssignmentSteps.Made.class, steps::make);
    }

    @JobWorker(type = "talent.openAnswers", fetchVariables = "proposalMonth")
    public AssignmentSteps.Opened openAnswers(ActivatedJob job) {
        return once(job, AssignmentSteps.Opened.class, steps::openAnswers);
    }

    @JobWorker(type = "talent.remindProposal", fetchVariables = {"proposalMonth", "reminderStep"})
    public AssignmentSteps.Reminded remindProposal(ActivatedJob job) {
        return once(job, AssignmentSteps.Reminded.class, steps::remind);
    }

    @JobWorker(type = "talent.sumUpProposal", fetchVariables = "proposalMonth")
    public AssignmentSteps.Summed sumUpProposal(ActivatedJob job) {
        return once(job, AssignmentSteps.Summed.class, steps::sumUp);
    }

    private <R> R once(ActivatedJob job, Class<R> result, Function<AssignmentVariables, R> step) {
        var in = job.getVariablesAsType(AssignmentVariables.class);
        return guard.once(job, result, () -> step.apply(in));
    }
}
