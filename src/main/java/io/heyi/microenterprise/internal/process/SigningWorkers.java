package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers of the founding agreement. */
@Component
public class SigningWorkers {

    private final JobGuard guard;
    private final SigningSteps steps;

    SigningWorkers(JobGuard guard, SigningSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.draftAgreement")
    public SigningSteps.Drafted draftAgreement(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, SigningSteps.Drafted.class, () -> steps.draft(in));
    }

    @JobWorker(type = "microenterprise.extendSigning")
    public SigningSteps.Extended extendSigning(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, SigningSteps.Extended.class, () -> steps.extend(in));
    }

    @JobWorker(type = "microenterprise.checkSignatures")
    public SigningSteps.SignaturesChecked checkSignatures(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, SigningSteps.SignaturesChecked.class, () -> steps.check(in));
    }
}
