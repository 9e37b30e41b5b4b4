package io.heyi.emc.internal.process.formation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.emc.internal.formation.Moved;
import io.heyi.emc.internal.formation.CallSteps;
import io.heyi.orchestration.JobGuard;
import org.springframework.stereotype.Component;

/** Workers of the call up to the lead's choice. */
@Component
public class CallWorkers {

    private final JobGuard guard;
    private final CallSteps steps;

    CallWorkers(JobGuard guard, CallSteps steps) {
        this.guard = guard;
        this.steps = steps;
    }

    @JobWorker(type = "emc.remindInvited")
    public Moved remindInvited(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, Moved.class, () -> steps.remindInvited(in.code()));
    }

    @JobWorker(type = "emc.escalateInvited")
    public Moved escalateInvited(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, Moved.class, () -> steps.escalateInvited(in.code()));
    }

    @JobWorker(type = "emc.remindAnswers")
    public Moved remindAnswers(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, Moved.class, () -> steps.remindAnswers(in.code()));
    }

    @JobWorker(type = "emc.escalateQuestions")
    public Moved escalateQuestions(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, Moved.class, () -> steps.escalateQuestions(in.code()));
    }

    @JobWorker(type = "emc.checkResponse")
    public CallSteps.ResponseChecked checkResponse(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, CallSteps.ResponseChecked.class, () -> steps.checkResponse(in.code()));
    }

    @JobWorker(type = "emc.extendCall")
    public CallSteps.WindowOpened extendCall(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, CallSteps.WindowOpened.class, () -> steps.extendCall(in.code()));
    }

    @JobWorker(type = "emc.reopenPlaces")
    public CallSteps.WindowOpened reopenPlaces(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, CallSteps.WindowOpened.class, () -> steps.reopenPlaces(in.code()));
    }

    @JobWorker(type = "emc.openCommitments")
    public CallSteps.CommitmentsOpened openCommitments(ActivatedJob job) {
        var in = job.getVariablesAsType(FormationVariables.class);
        return guard.once(job, CallSteps.CommitmentsOpened.class, () -> steps.openCommitments(in.code()));
    }
}
