package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of joining and pledging. */
@Component
public class TeamWorkers extends StepWorkers<FoundingVariables> {

    private final TeamSteps steps;

    TeamWorkers(JobGuard guard, TeamSteps steps) {
        super(guard, FoundingVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.askCoFounders")
    public TeamSteps.Invited askCoFounders(ActivatedJob job) {
        return once(job, TeamSteps.Invited.class, in -> steps.askCoFounders(in));
    }

    @JobWorker(type = "microenterprise.closePledging")
    public TeamSteps.Closed closePledging(ActivatedJob job) {
        return once(job, TeamSteps.Closed.class, in -> steps.closePledging(in));
    }

    @JobWorker(type = "microenterprise.closeScaleDown")
    public TeamSteps.ScaleDownClosed closeScaleDown(ActivatedJob job) {
        return once(job, TeamSteps.ScaleDownClosed.class, in -> steps.closeScaleDown(in));
    }
}
