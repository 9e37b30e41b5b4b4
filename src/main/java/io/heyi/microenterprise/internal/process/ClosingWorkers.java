package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of reminders and of the ends other than founded. */
@Component
public class ClosingWorkers extends StepWorkers<FoundingVariables> {

    private final ClosingSteps steps;

    ClosingWorkers(JobGuard guard, ClosingSteps steps) {
        super(guard, FoundingVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.remindDeciders")
    public Moved remindDeciders(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.remind(in));
    }

    @JobWorker(type = "microenterprise.recordLapse")
    public Moved recordLapse(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.recordLapse(in));
    }

    @JobWorker(type = "microenterprise.recordDecline")
    public Moved recordDecline(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.recordDecline(in));
    }

    @JobWorker(type = "microenterprise.closeWithdrawn")
    public Moved closeWithdrawn(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.closeWithdrawn(in));
    }
}
