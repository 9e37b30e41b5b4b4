package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers of joining and pledging. */
@Component
public class TeamWorkers {

    private final JobGuard guard;
    private final TeamSteps steps;

    TeamWorkers(JobGuard guard, TeamSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.askCoFounders")
    public TeamSteps.Invited askCoFounders(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, TeamSteps.Invited.class, () -> steps.askCoFounders(in));
    }

    @JobWorker(type = "microenterprise.closePledging")
    public TeamSteps.Closed closePledging(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, TeamSteps.Closed.class, () -> steps.closePledging(in));
    }

    @JobWorker(type = "microenterprise.closeScaleDown")
    public TeamSteps.ScaleDownClosed closeScaleDown(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, TeamSteps.ScaleDownClosed.class, () -> steps.closeScaleDown(in));
    }
}
