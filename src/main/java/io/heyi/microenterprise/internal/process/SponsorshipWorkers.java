package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers of checking, sponsorship and rework. */
@Component
public class SponsorshipWorkers {

    private final JobGuard guard;
    private final SponsorshipSteps steps;

    SponsorshipWorkers(JobGuard guard, SponsorshipSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.checkProposal")
    public SponsorshipSteps.Checked checkProposal(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, SponsorshipSteps.Checked.class, () -> steps.check(in));
    }

    @JobWorker(type = "microenterprise.askSponsor")
    public SponsorshipSteps.Asked askSponsor(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, SponsorshipSteps.Asked.class, () -> steps.ask(in));
    }

    @JobWorker(type = "microenterprise.escalateSponsorship")
    public SponsorshipSteps.Asked escalateSponsorship(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, SponsorshipSteps.Asked.class, () -> steps.escalate(in));
    }

    @JobWorker(type = "microenterprise.askForRework")
    public SponsorshipSteps.ReworkAsked askForRework(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, SponsorshipSteps.ReworkAsked.class, () -> steps.askForRework(in));
    }

    @JobWorker(type = "microenterprise.closeRework")
    public SponsorshipSteps.ReworkClosed closeRework(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, SponsorshipSteps.ReworkClosed.class, () -> steps.closeRework(in));
    }
}
