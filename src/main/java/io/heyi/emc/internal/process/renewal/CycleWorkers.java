package io.heyi.emc.internal.process.renewal;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Worker of {@code emc-monthly-cycle}. */
@Component
public class CycleWorkers {

    private final JobGuard guard;
    private final CycleSteps steps;

    CycleWorkers(JobGuard guard, CycleSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "emc.findDueContracts")
    public CycleSteps.Found findDueContracts(ActivatedJob job) {
        return guard.once(job, CycleSteps.Found.class, steps::findDue);
    }
}
