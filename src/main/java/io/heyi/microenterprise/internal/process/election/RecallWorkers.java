package io.heyi.microenterprise.internal.process.election;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.microenterprise.internal.election.OpenedBallot;
import io.heyi.microenterprise.internal.election.RecallSteps;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers of a recall. */
@Component
public class RecallWorkers {

    private final JobGuard guard;
    private final RecallSteps steps;

    RecallWorkers(JobGuard guard, RecallSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.checkMotion", fetchVariables = "election")
    public RecallSteps.MotionChecked checkMotion(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, RecallSteps.MotionChecked.class, () -> steps.checkMotion(in.id()));
    }

    @JobWorker(type = "microenterprise.openRecallBallot", fetchVariables = "election")
    public OpenedBallot openRecallBallot(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, OpenedBallot.class, () -> steps.openBallot(in.id()));
    }

    @JobWorker(type = "microenterprise.decideRecall", fetchVariables = "election")
    public RecallSteps.Decided decideRecall(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, RecallSteps.Decided.class, () -> steps.decide(in.id()));
    }
}
