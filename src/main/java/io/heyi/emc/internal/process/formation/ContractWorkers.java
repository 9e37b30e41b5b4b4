package io.heyi.emc.internal.process.formation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.emc.internal.formation.Moved;
import io.heyi.emc.internal.formation.ContractSteps;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers from the lead's choice to the active contract. */
@Component
public class ContractWorkers {

    private final JobGuard guard;
    private final ContractSteps steps;

    ContractWorkers(JobGuard guard, ContractSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "emc.remindLead")
    public Moved remindLead(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, Moved.class, () -> steps.remindLead(in.code()));
    }

    @JobWorker(type = "emc.acceptAll")
    public Moved acceptAll(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, Moved.class, () -> steps.acceptAll(in.code()));
    }

    @JobWorker(type = "emc.draftContract")
    public ContractSteps.ContractDrafted draftContract(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, ContractSteps.ContractDrafted.class, () -> steps.draftContract(in.code()));
    }

    @JobWorker(type = "emc.remindSignatories")
    public Moved remindSignatories(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, Moved.class, () -> steps.remindSignatories(in.code()));
    }

    @JobWorker(type = "emc.checkSignatures")
    public ContractSteps.SignaturesChecked checkSignatures(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, ContractSteps.SignaturesChecked.class, () -> steps.checkSignatures(in.code()));
    }

    @JobWorker(type = "emc.activateContract")
    public Moved activateContract(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, Moved.class, () -> steps.activate(in.code()));
    }

    @JobWorker(type = "emc.recordLapse")
    public Moved recordLapse(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, Moved.class, () -> steps.recordLapse(in.code(), in.lapseReason()));
    }

    @JobWorker(type = "emc.closeWithdrawn")
    public Moved closeWithdrawn(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, Moved.class, () -> steps.closeWithdrawn(in.code()));
    }
}
