package io.heyi.talent.internal.process.pool;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Workers of {@code talent-pool-stay}. */
@Component
public class StayWorkers {

    private final JobGuard guard;
    private final StaySteps steps;

    StayWorkers(JobGuard guard, StaySteps steps) {
        this.guard = guard;
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

    private <R> R once(ActivatedJob job, Class<R> result, Function<StayVariables, R> step) {
        var in = job.getVariablesAsType(StayVariables.class);
        return guard.once(job, result, () -> step.apply(in));
    }
}
