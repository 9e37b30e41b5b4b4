package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of checking, sponsorship and rework. */
@Component
public class SponsorshipWorkers extends StepWorkers<FoundingVariables> {

    private final SponsorshipSteps steps;

    SponsorshipWorkers(JobGuard guard, SponsorshipSteps steps) {
        super(guard, FoundingVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.checkProposal")
    public SponsorshipSteps.Checked checkProposal(ActivatedJob job) {
        return once(job, SponsorshipSteps.Checked.class, in -> steps.check(in));
    }

    @JobWorker(type = "microenterprise.askSponsor")
    public SponsorshipSteps.Asked askSponsor(ActivatedJob job) {
        return once(job, SponsorshipSteps.Asked.class, in -> steps.ask(in));
    }

    @JobWorker(type = "microenterprise.escalateSponsorship")
    public SponsorshipSteps.Asked escalateSponsorship(ActivatedJob job) {
        return once(job, SponsorshipSteps.Asked.class, in -> steps.escalate(in));
    }

    @JobWorker(type = "microenterprise.askForRework")
    public SponsorshipSteps.ReworkAsked askForRework(ActivatedJob job) {
        return once(job, SponsorshipSteps.ReworkAsked.class, in -> steps.askForRework(in));
    }

    @JobWorker(type = "microenterprise.closeRework")
    public SponsorshipSteps.ReworkClosed closeRework(ActivatedJob job) {
        return once(job, SponsorshipSteps.ReworkClosed.class, in -> steps.closeRework(in));
    }
}
