package io.heyi.microenterprise.internal.process.election;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.microenterprise.internal.election.BallotSteps;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of the ballots on the owner. */
@Component
public class ElectionBallotWorkers extends StepWorkers<ElectionVariables> {

    private final BallotSteps steps;

    ElectionBallotWorkers(JobGuard guard, BallotSteps steps) {
        super(guard, ElectionVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.openElectionBallot", fetchVariables = "election")
    public BallotSteps.Opened openElectionBallot(ActivatedJob job) {
        return once(job, BallotSteps.Opened.class, in -> steps.open(in.id()));
    }

    @JobWorker(type = "microenterprise.decideBallot", fetchVariables = "election")
    public BallotSteps.Decided decideBallot(ActivatedJob job) {
        return once(job, BallotSteps.Decided.class, in -> steps.decide(in.id()));
    }
}
