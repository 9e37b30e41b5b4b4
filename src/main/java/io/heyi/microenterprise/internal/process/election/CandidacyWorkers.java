package io.heyi.microenterprise.internal.process.election;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.microenterprise.internal.election.CandidacySteps;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers from the nominations to the ballot, and of all reminders. */
@Component
public class CandidacyWorkers {

    private final JobGuard guard;
    private final CandidacySteps steps;

    CandidacyWorkers(JobGuard guard, CandidacySteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.remindElection", fetchVariables = "election")
    public CandidacySteps.Moved remindElection(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, CandidacySteps.Moved.class, () -> steps.remind(in.id()));
    }

    @JobWorker(type = "microenterprise.closeNominations", fetchVariables = "election")
    public CandidacySteps.NominationsClosed closeNominations(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, CandidacySteps.NominationsClosed.class, () -> steps.closeNominations(in.id()));
    }

    @JobWorker(type = "microenterprise.escalateCompliance", fetchVariables = "election")
    public CandidacySteps.CheckEscalated escalateCompliance(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, CandidacySteps.CheckEscalated.class, () -> steps.escalateCompliance(in.id()));
    }

    @JobWorker(type = "microenterprise.closeCompliance", fetchVariables = "election")
    public CandidacySteps.ComplianceClosed closeCompliance(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, CandidacySteps.ComplianceClosed.class, () -> steps.closeCompliance(in.id()));
    }

    @JobWorker(type = "microenterprise.closeWithdrawnElection", fetchVariables = "election")
    public CandidacySteps.Moved closeWithdrawnElection(ActivatedJob job) {
        var in = job.getVariablesAsType(ElectionVariables.class);
        return guard.once(job, CandidacySteps.Moved.class, () -> steps.phase(in.id()));
    }
}
