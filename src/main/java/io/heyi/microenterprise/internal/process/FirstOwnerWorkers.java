package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers of the election of a first owner. */
@Component
public class FirstOwnerWorkers {

    private final JobGuard guard;
    private final FirstOwnerSteps steps;

    FirstOwnerWorkers(JobGuard guard, FirstOwnerSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.announceOwnerElection")
    public FirstOwnerSteps.Announced announceOwnerElection(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, FirstOwnerSteps.Announced.class, () -> steps.announce(in));
    }

    @JobWorker(type = "microenterprise.recordOwner")
    public Moved recordOwner(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, Moved.class, () -> steps.recordOwner(in));
    }
}
