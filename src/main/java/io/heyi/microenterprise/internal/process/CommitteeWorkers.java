package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers of the committee's ballots. */
@Component
public class CommitteeWorkers {

    private final JobGuard guard;
    private final CommitteeSteps steps;

    CommitteeWorkers(JobGuard guard, CommitteeSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.callCommittee")
    public CommitteeSteps.Called callCommittee(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, CommitteeSteps.Called.class, () -> steps.call(in));
    }

    @JobWorker(type = "microenterprise.tallyVotes")
    public CommitteeSteps.Tallied tallyVotes(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, CommitteeSteps.Tallied.class, () -> steps.tally(in));
    }
}
