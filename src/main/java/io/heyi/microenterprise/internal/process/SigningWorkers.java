package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of the founding agreement. */
@Component
public class SigningWorkers extends StepWorkers<FoundingVariables> {

    private final SigningSteps steps;

    SigningWorkers(JobGuard guard, SigningSteps steps) {
        super(guard, FoundingVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.draftAgreement")
    public SigningSteps.Drafted draftAgreement(ActivatedJob job) {
        return once(job, SigningSteps.Drafted.class, in -> steps.draft(in));
    }

    @JobWorker(type = "microenterprise.extendSigning")
    public SigningSteps.Extended extendSigning(ActivatedJob job) {
        return once(job, SigningSteps.Extended.class, in -> steps.extend(in));
    }

    @JobWorker(type = "microenterprise.checkSignatures")
    public SigningSteps.SignaturesChecked checkSignatures(ActivatedJob job) {
        return once(job, SigningSteps.SignaturesChecked.class, in -> steps.check(in));
    }
}
