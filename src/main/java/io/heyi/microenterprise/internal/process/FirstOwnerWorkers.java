package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of the election of a first owner. */
@Component
public class FirstOwnerWorkers extends StepWorkers<FoundingVariables> {

    private final FirstOwnerSteps steps;

    FirstOwnerWorkers(JobGuard guard, FirstOwnerSteps steps) {
        super(guard, FoundingVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.announceOwnerElection")
    public FirstOwnerSteps.Announced announceOwnerElection(ActivatedJob job) {
        return once(job, FirstOwnerSteps.Announced.class, in -> steps.announce(in));
    }

    @JobWorker(type = "microenterprise.recordOwner")
    public Moved recordOwner(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.recordOwner(in));
    }
}
