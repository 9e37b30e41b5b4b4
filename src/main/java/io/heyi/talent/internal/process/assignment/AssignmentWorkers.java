package io.heyi.talent.internal.process.assignment;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of {@code talent-assignment}. */
@Component
public class AssignmentWorkers extends StepWorkers<AssignmentVariables> {

    private final AssignmentSteps steps;

    AssignmentWorkers(JobGuard guard, AssignmentSteps steps) {
        super(guard, AssignmentVariables.class);
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
}
