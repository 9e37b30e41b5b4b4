package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers of reminders and of the ends other than founded. */
@Component
public class ClosingWorkers {

    private final JobGuard guard;
    private final ClosingSteps steps;

    ClosingWorkers(JobGuard guard, ClosingSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.remindDeciders")
    public Moved remindDeciders(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, Moved.class, () -> steps.remind(in));
    }

    @JobWorker(type = "microenterprise.recordLapse")
    public Moved recordLapse(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, Moved.class, () -> steps.recordLapse(in));
    }

    @JobWorker(type = "microenterprise.recordDecline")
    public Moved recordDecline(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, Moved.class, () -> steps.recordDecline(in));
    }

    @JobWorker(type = "microenterprise.closeWithdrawn")
    public Moved closeWithdrawn(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, Moved.class, () -> steps.closeWithdrawn(in));
    }
}
