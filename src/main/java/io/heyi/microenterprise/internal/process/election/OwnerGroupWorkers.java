package io.heyi.microenterprise.internal.process.election;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.access.IdentityProvisioning;
import io.heyi.access.IdentityUnavailableException;
import io.heyi.access.Relation.Kind;
import io.heyi.microenterprise.internal.election.CandidacySteps;
import io.heyi.microenterprise.internal.election.OfficeSteps;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.TryLater;
import org.springframework.stereotype.Component;

/** Lets Keycloak follow a switch of rights. */
@Component
public class OwnerGroupWorkers {

    private final JobGuard guard;
    private final OfficeSteps steps;
    private final CandidacySteps cases;
    private final IdentityProvisioning identity;

    OwnerGroupWorkers(JobGuard guard, OfficeSteps steps, CandidacySteps cases, IdentityProvisioning identity) {
        this.guard = guard;
        this.steps = steps;
        this.cases = cases;
        this.identity = identity;
    }

    @JobWorker(type = "microenterprise.syncOwnerGroups", fetchVariables = "election")
    public CandidacySteps.Moved syncOwnerGroups(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        var code = steps.microenterpriseOf(in.id());
        try {
            // outside the guard's transaction: it calls Keycloak, and repeating it changes nothing
            identity.provision(Kind.ME_OWNER, code);
            identity.provision(Kind.ME_MEMBER, code);
        } catch (IdentityUnavailableException e) {
            throw TryLater.because("Keycloak does not answer; the groups of " + code + " wait", e);
        }
        return guard.once(job, CandidacySteps.Moved.class, () -> cases.phase(in.id()));
    }
}
