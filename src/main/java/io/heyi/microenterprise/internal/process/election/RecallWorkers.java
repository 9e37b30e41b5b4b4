package io.heyi.microenterprise.internal.process.election;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.microenterprise.internal.election.OpenedBallot;
import io.heyi.microenterprise.internal.election.RecallSteps;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of a recall. */
@Component
public class RecallWorkers extends StepWorkers<ElectionVariables> {

    private final RecallSteps steps;

    RecallWorkers(JobGuard guard, RecallSteps steps) {
        super(guard, ElectionVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.checkMotion", fetchVariables = "election")
    public RecallSteps.MotionChecked checkMotion(ActivatedJob job) {
        return once(job, RecallSteps.MotionChecked.class, in -> steps.checkMotion(in.id()));
    }

    @JobWorker(type = "microenterprise.openRecallBallot", fetchVariables = "election")
    public OpenedBallot openRecallBallot(ActivatedJob job) {
        return once(job, OpenedBallot.class, in -> steps.openBallot(in.id()));
    }

    @JobWorker(type = "microenterprise.decideRecall", fetchVariables = "election")
    public RecallSteps.Decided decideRecall(ActivatedJob job) {
        return once(job, RecallSteps.Decided.class, in -> steps.decide(in.id()));
    }
}
