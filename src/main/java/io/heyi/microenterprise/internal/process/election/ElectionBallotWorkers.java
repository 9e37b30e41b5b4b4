package io.heyi.microenterprise.internal.process.election;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.microenterprise.internal.election.BallotSteps;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers of the ballots on the owner. */
@Component
public class ElectionBallotWorkers {

    private final JobGuard guard;
    private final BallotSteps steps;

    ElectionBallotWorkers(JobGuard guard, BallotSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.openElectionBallot", fetchVariables = "election")
    public BallotSteps.Opened openElectionBallot(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, BallotSteps.Opened.class, () -> steps.open(in.id()));
    }

    @JobWorker(type = "microenterprise.decideBallot", fetchVariables = "election")
    public BallotSteps.Decided decideBallot(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, BallotSteps.Decided.class, () -> steps.decide(in.id()));
    }
}
