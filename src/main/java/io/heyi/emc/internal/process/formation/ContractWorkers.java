package io.heyi.emc.internal.process.formation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.emc.internal.formation.ContractSteps;
import io.heyi.emc.internal.formation.Moved;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers from the lead's choice to the active contract. */
@Component
public class ContractWorkers extends StepWorkers<FormationVariables> {

    private final ContractSteps steps;

    ContractWorkers(JobGuard guard, ContractSteps steps) {
        super(guard, FormationVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "emc.remindLead")
    public Moved remindLead(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.remindLead(in.code()));
    }

    @JobWorker(type = "emc.acceptAll")
    public Moved acceptAll(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.acceptAll(in.code()));
    }

    @JobWorker(type = "emc.draftContract")
    public ContractSteps.ContractDrafted draftContract(ActivatedJob job) {
        return once(job, ContractSteps.ContractDrafted.class, in -> steps.draftContract(in.code()));
    }

    @JobWorker(type = "emc.remindSignatories")
    public Moved remindSignatories(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.remindSignatories(in.code()));
    }

    @JobWorker(type = "emc.checkSignatures")
    public ContractSteps.SignaturesChecked checkSignatures(ActivatedJob job) {
        return once(job, ContractSteps.SignaturesChecked.class, in -> steps.checkSignatures(in.code()));
    }

    @JobWorker(type = "emc.activateContract")
    public Moved activateContract(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.activate(in.code()));
    }

    @JobWorker(type = "emc.recordLapse")
    public Moved recordLapse(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.recordLapse(in.code(), in.lapseReason()));
    }

    @JobWorker(type = "emc.closeWithdrawn")
    public Moved closeWithdrawn(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.closeWithdrawn(in.code()));
    }
}
