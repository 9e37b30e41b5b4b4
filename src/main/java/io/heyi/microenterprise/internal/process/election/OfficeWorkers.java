package io.heyi.microenterprise.internal.process.election;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.microenterprise.internal.election.OfficeSteps;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers from the count to the office. */
@Component
public class OfficeWorkers {

    private final JobGuard guard;
    private final OfficeSteps steps;

    OfficeWorkers(JobGuard guard, OfficeSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.offerOffice", fetchVariables = "election")
    public OfficeSteps.Offered offerOffice(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, OfficeSteps.Offered.class, () -> steps.offer(in.id()));
    }

    @JobWorker(type = "microenterprise.closeOffer", fetchVariables = "election")
    public OfficeSteps.OfferClosed closeOffer(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, OfficeSteps.OfferClosed.class, () -> steps.closeOffer(in.id()));
    }

    @JobWorker(type = "microenterprise.switchRights", fetchVariables = "election")
    public OfficeSteps.Switched switchRights(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, OfficeSteps.Switched.class, () -> steps.switchRights(in.id()));
    }

    @JobWorker(type = "microenterprise.endWithoutOwner", fetchVariables = "election")
    public OfficeSteps.WithoutOwner endWithoutOwner(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, OfficeSteps.WithoutOwner.class, () -> steps.endWithoutOwner(in.id()));
    }

    @JobWorker(type = "microenterprise.escalateInterim", fetchVariables = "election")
    public OfficeSteps.Escalated escalateInterim(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, OfficeSteps.Escalated.class, () -> steps.escalateInterim(in.id()));
    }

    @JobWorker(type = "microenterprise.startNextElection", fetchVariables = "election")
    public OfficeSteps.NextAnnounced startNextElection(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, OfficeSteps.NextAnnounced.class, () -> steps.startNext(in.id()));
    }
}
