package io.heyi.talent.internal.process.pool;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of {@code talent-pool-stay}. */
@Component
public class StayWorkers extends StepWorkers<StayVariables> {

    private final StaySteps steps;

    StayWorkers(JobGuard guard, StaySteps steps) {
        super(guard, StayVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "talent.openStay", fetchVariables = "stay")
    public StaySteps.Opened openStay(ActivatedJob job) {
        return once(job, StaySteps.Opened.class, steps::open);
    }

    @JobWorker(type = "talent.watchLimit", fetchVariables = "stay")
    public StaySteps.Standing watchLimit(ActivatedJob job) {
        return once(job, StaySteps.Standing.class, steps::watchLimit);
    }

    @JobWorker(type = "talent.applyDecision", fetchVariables = "stay")
    public StaySteps.Standing applyDecision(ActivatedJob job) {
        return once(job, StaySteps.Standing.class, steps::applyDecision);
    }

    @JobWorker(type = "talent.escalateStay", fetchVariables = "stay")
    public StaySteps.Standing escalateStay(ActivatedJob job) {
        return once(job, StaySteps.Standing.class, steps::escalate);
    }

    @JobWorker(type = "talent.payWage", fetchVariables = "stay")
    public StaySteps.WagePaid payWage(ActivatedJob job) {
        return once(job, StaySteps.WagePaid.class, steps::payWage);
    }

    @JobWorker(type = "talent.settleStay", fetchVariables = "stay")
    public StaySteps.Settled settleStay(ActivatedJob job) {
        return once(job, StaySteps.Settled.class, steps::settle);
    }

    @JobWorker(type = "talent.remindStay", fetchVariables = {"stay", "reminderStep"})
    public StaySteps.Reminded remindStay(ActivatedJob job) {
        return once(job, StaySteps.Reminded.class, steps::remind);
    }
}
