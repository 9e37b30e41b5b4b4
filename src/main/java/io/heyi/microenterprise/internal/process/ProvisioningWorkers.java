package io.heyi.microenterprise.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.access.IdentityProvisioning;
import io.heyi.access.IdentityUnavailableException;
import io.heyi.access.Relation.Kind;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.TryLater;
import org.springframework.stereotype.Component;

/** Workers that make a signed founding real. */
@Component
public class ProvisioningWorkers {

    private final JobGuard guard;
    private final ProvisioningSteps steps;
    private final IdentityProvisioning identity;

    ProvisioningWorkers(JobGuard guard, ProvisioningSteps steps, IdentityProvisioning identity) {
        this.guard = guard;
        this.steps = steps;
        this.identity = identity;
    }

    @JobWorker(type = "microenterprise.registerMicroenterprise")
    public ProvisioningSteps.Registered registerMicroenterprise(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, ProvisioningSteps.Registered.class, () -> steps.register(in));
    }

    @JobWorker(type = "microenterprise.bookFunding")
    public Moved bookFunding(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, Moved.class, () -> steps.bookFunding(in));
    }

    @JobWorker(type = "microenterprise.grantRights")
    public Moved grantRights(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, Moved.class, () -> steps.grantRights(in));
    }

    @JobWorker(type = "microenterprise.provisionIdentity")
    public Moved provisionIdentity(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        var code = steps.codeOf(in.id());
        try {
            // outside the guard's transaction: it calls Keycloak, and repeating it changes nothing
            identity.provision(Kind.ME_OWNER, code);
            identity.provision(Kind.ME_MEMBER, code);
        } catch (IdentityUnavailableException e) {
            throw TryLater.because("Keycloak does not answer; the groups of " + code + " wait", e);
        }
        return guard.once(job, Moved.class, () -> steps.identityProvisioned(in));
    }

    @JobWorker(type = "microenterprise.announceMicroenterprise")
    public Moved announceMicroenterprise(ActivatedJob job) {
        var in = job.getVariablesAsType(FoundingVariables.class);
        return guard.once(job, Moved.class, () -> steps.announce(in));
    }
}
