package io.heyi.microenterprise.internal.process.election;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.microenterprise.internal.election.OfficeSteps;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers from the count to the office. */
@Component
public class OfficeWorkers extends StepWorkers<ElectionVariables> {

    private final OfficeSteps steps;

    OfficeWorkers(JobGuard guard, OfficeSteps steps) {
        super(guard, ElectionVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.offerOffice", fetchVariables = "election")
    public OfficeSteps.Offered offerOffice(ActivatedJob job) {
        return once(job, OfficeSteps.Offered.class, in -> steps.offer(in.id()));
    }

    @JobWorker(type = "microenterprise.closeOffer", fetchVariables = "election")
    public OfficeSteps.OfferClosed closeOffer(ActivatedJob job) {
        return once(job, OfficeSteps.OfferClosed.class, in -> steps.closeOffer(in.id()));
    }

    @JobWorker(type = "microenterprise.switchRights", fetchVariables = "election")
    public OfficeSteps.Switched switchRights(ActivatedJob job) {
        return once(job, OfficeSteps.Switched.class, in -> steps.switchRights(in.id()));
    }

    @JobWorker(type = "microenterprise.endWithoutOwner", fetchVariables = "election")
    public OfficeSteps.WithoutOwner endWithoutOwner(ActivatedJob job) {
        return once(job, OfficeSteps.WithoutOwner.class, in -> steps.endWithoutOwner(in.id()));
    }

    @JobWorker(type = "microenterprise.escalateInterim", fetchVariables = "election")
    public OfficeSteps.Escalated escalateInterim(ActivatedJob job) {
        return once(job, OfficeSteps.Escalated.class, in -> steps.escalateInterim(in.id()));
    }

    @JobWorker(type = "microenterprise.startNextElection", fetchVariables = "election")
    public OfficeSteps.NextAnnounced startNextElection(ActivatedJob job) {
        return once(job, OfficeSteps.NextAnnounced.class, in -> steps.startNext(in.id()));
    }
}
