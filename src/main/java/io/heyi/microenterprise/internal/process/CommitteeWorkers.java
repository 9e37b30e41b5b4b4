package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of the committee's ballots. */
@Component
public class CommitteeWorkers extends StepWorkers<FoundingVariables> {

    private final CommitteeSteps steps;

    CommitteeWorkers(JobGuard guard, CommitteeSteps steps) {
        super(guard, FoundingVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.callCommittee")
    public CommitteeSteps.Called callCommittee(ActivatedJob job) {
        return once(job, CommitteeSteps.Called.class, in -> steps.call(in));
    }

    @JobWorker(type = "microenterprise.tallyVotes")
    public CommitteeSteps.Tallied tallyVotes(ActivatedJob job) {
        return once(job, CommitteeSteps.Tallied.class, in -> steps.tally(in));
    }
}
