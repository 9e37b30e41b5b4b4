package io.heyi.tender.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.tender.internal.TenderSteps;
import org.springframework.stereotype.Component;

/** Workers of {@code open-tender}. */
@Component
public class TenderWorkers {

    private final JobGuard guard;
    private final TenderSteps steps;

    TenderWorkers(JobGuard guard, TenderSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "tender.remindCaller")
    public TenderSteps.Moved remindCaller(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.Moved.class, () -> steps.remindCaller(in.code()));
    }

    @JobWorker(type = "tender.closeQuestions")
    public TenderSteps.Moved closeQuestions(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.Moved.class, () -> steps.closeQuestions(in.code()));
    }

    @JobWorker(type = "tender.escalateQuestions")
    public TenderSteps.Moved escalateQuestions(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.Moved.class, () -> steps.escalateQuestions(in.code()));
    }

    @JobWorker(type = "tender.remindBidders")
    public TenderSteps.Moved remindBidders(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.Moved.class, () -> steps.remindBidders(in.code()));
    }

    @JobWorker(type = "tender.countBids")
    public TenderSteps.BidsCounted countBids(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.BidsCounted.class, () -> steps.countBids(in.code()));
    }

    @JobWorker(type = "tender.extendCall")
    public TenderSteps.Extended extendCall(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.Extended.class, () -> steps.extend(in.code()));
    }

    @JobWorker(type = "tender.openBids")
    public TenderSteps.BidsOpened openBids(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.BidsOpened.class, () -> steps.openBids(in.code()));
    }

    @JobWorker(type = "tender.rankBids")
    public TenderSteps.Asked rankBids(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.Asked.class, () -> steps.rankBids(in.code()));
    }

    @JobWorker(type = "tender.publishOutcome")
    public TenderSteps.Moved publishOutcome(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.Moved.class, () -> steps.publishOutcome(in.code()));
    }

    @JobWorker(type = "tender.remindPeople")
    public TenderSteps.Moved remindPeople(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.Moved.class, () -> steps.remind(in.code(), in.step()));
    }

    @JobWorker(type = "tender.escalateTask")
    public TenderSteps.Asked escalateTask(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.Asked.class, () -> steps.escalate(in.code(), in.step()));
    }

    @JobWorker(type = "tender.closeCancelled")
    public TenderSteps.Moved closeCancelled(ActivatedJob job) {
        var in = job.getVariablesAsType(TenderVariables.class);
        return guard.once(job, TenderSteps.Moved.class, () -> steps.closeCancelled(in.code()));
    }
}
