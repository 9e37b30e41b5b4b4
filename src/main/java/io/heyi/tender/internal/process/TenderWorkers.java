package io.heyi.tender.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import io.heyi.tender.internal.TenderSteps;
import org.springframework.stereotype.Component;

/** Workers of {@code open-tender}. */
@Component
public class TenderWorkers extends StepWorkers<TenderVariables> {

    private final TenderSteps steps;

    TenderWorkers(JobGuard guard, TenderSteps steps) {
        super(guard, TenderVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "tender.remindCaller")
    public TenderSteps.Moved remindCaller(ActivatedJob job) {
        return once(job, TenderSteps.Moved.class, in -> steps.remindCaller(in.code()));
    }

    @JobWorker(type = "tender.closeQuestions")
    public TenderSteps.Moved closeQuestions(ActivatedJob job) {
        return once(job, TenderSteps.Moved.class, in -> steps.closeQuestions(in.code()));
    }

    @JobWorker(type = "tender.escalateQuestions")
    public TenderSteps.Moved escalateQuestions(ActivatedJob job) {
        return once(job, TenderSteps.Moved.class, in -> steps.escalateQuestions(in.code()));
    }

    @JobWorker(type = "tender.remindBidders")
    public TenderSteps.Moved remindBidders(ActivatedJob job) {
        return once(job, TenderSteps.Moved.class, in -> steps.remindBidders(in.code()));
    }

    @JobWorker(type = "tender.countBids")
    public TenderSteps.BidsCounted countBids(ActivatedJob job) {
        return once(job, TenderSteps.BidsCounted.class, in -> steps.countBids(in.code()));
    }

    @JobWorker(type = "tender.extendCall")
    public TenderSteps.Extended extendCall(ActivatedJob job) {
        return once(job, TenderSteps.Extended.class, in -> steps.extend(in.code()));
    }

    @JobWorker(type = "tender.openBids")
    public TenderSteps.BidsOpened openBids(ActivatedJob job) {
        return once(job, TenderSteps.BidsOpened.class, in -> steps.openBids(in.code()));
    }

    @JobWorker(type = "tender.rankBids")
    public TenderSteps.Asked rankBids(ActivatedJob job) {
        return once(job, TenderSteps.Asked.class, in -> steps.rankBids(in.code()));
    }

    @JobWorker(type = "tender.publishOutcome")
    public TenderSteps.Moved publishOutcome(ActivatedJob job) {
        return once(job, TenderSteps.Moved.class, in -> steps.publishOutcome(in.code()));
    }

    @JobWorker(type = "tender.remindPeople")
    public TenderSteps.Moved remindPeople(ActivatedJob job) {
        return once(job, TenderSteps.Moved.class, in -> steps.remind(in.code(), in.step()));
    }

    @JobWorker(type = "tender.escalateTask")
    public TenderSteps.Asked escalateTask(ActivatedJob job) {
        return once(job, TenderSteps.Asked.class, in -> steps.escalate(in.code(), in.step()));
    }

    @JobWorker(type = "tender.closeCancelled")
    public TenderSteps.Moved closeCancelled(ActivatedJob job) {
        return once(job, TenderSteps.Moved.class, in -> steps.closeCancelled(in.code()));
    }
}
