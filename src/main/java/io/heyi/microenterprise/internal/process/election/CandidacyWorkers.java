package io.heyi.microenterprise.internal.process.election;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.microenterprise.internal.election.CandidacySteps;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers from the nominations to the ballot, and of all reminders. */
@Component
public class CandidacyWorkers extends StepWorkers<ElectionVariables> {

    private final CandidacySteps steps;

    CandidacyWorkers(JobGuard guard, CandidacySteps steps) {
        super(guard, ElectionVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "microenterprise.remindElection", fetchVariables = "election")
    public CandidacySteps.Moved remindElection(ActivatedJob job) {
        return once(job, CandidacySteps.Moved.class, in -> steps.remind(in.id()));
    }

    @JobWorker(type = "microenterprise.closeNominations", fetchVariables = "election")
    public CandidacySteps.NominationsClosed closeNominations(ActivatedJob job) {
        return once(job, CandidacySteps.NominationsClosed.class, in -> steps.closeNominations(in.id()));
    }

    @JobWorker(type = "microenterprise.escalateCompliance", fetchVariables = "election")
    public CandidacySteps.CheckEscalated escalateCompliance(ActivatedJob job) {
        return once(job, CandidacySteps.CheckEscalated.class, in -> steps.escalateCompliance(in.id()));
    }

    @JobWorker(type = "microenterprise.closeCompliance", fetchVariables = "election")
    public CandidacySteps.ComplianceClosed closeCompliance(ActivatedJob job) {
        return once(job, CandidacySteps.ComplianceClosed.class, in -> steps.closeCompliance(in.id()));
    }

    @JobWorker(type = "microenterprise.closeWithdrawnElection", fetchVariables = "election")
    public CandidacySteps.Moved closeWithdrawnElection(ActivatedJob job) {
        return once(job, CandidacySteps.Moved.class, in -> steps.phase(in.id()));
    }
}
