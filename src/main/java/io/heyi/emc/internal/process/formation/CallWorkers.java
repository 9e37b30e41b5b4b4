package io.heyi.emc.internal.process.formation;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.emc.internal.formation.CallSteps;
import io.heyi.emc.internal.formation.Moved;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of the call up to the lead's choice. */
@Component
public class CallWorkers extends StepWorkers<FormationVariables> {

    private final CallSteps steps;

    CallWorkers(JobGuard guard, CallSteps steps) {
        super(guard, FormationVariables.class);
        this.steps = steps;
    }

    @JobWorker(type = "emc.remindInvited")
    public Moved remindInvited(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.remindInvited(in.code()));
    }

    @JobWorker(type = "emc.escalateInvited")
    public Moved escalateInvited(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.escalateInvited(in.code()));
    }

    @JobWorker(type = "emc.remindAnswers")
    public Moved remindAnswers(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.remindAnswers(in.code()));
    }

    @JobWorker(type = "emc.escalateQuestions")
    public Moved escalateQuestions(ActivatedJob job) {
        return once(job, Moved.class, in -> steps.escalateQuestions(in.code()));
    }

    @JobWorker(type = "emc.checkResponse")
    public CallSteps.ResponseChecked checkResponse(ActivatedJob job) {
        return once(job, CallSteps.ResponseChecked.class, in -> steps.checkResponse(in.code()));
    }

    @JobWorker(type = "emc.extendCall")
    public CallSteps.WindowOpened extendCall(ActivatedJob job) {
        return once(job, CallSteps.WindowOpened.class, in -> steps.extendCall(in.code()));
    }

    @JobWorker(type = "emc.reopenPlaces")
    public CallSteps.WindowOpened reopenPlaces(ActivatedJob job) {
        return once(job, CallSteps.WindowOpened.class, in -> steps.reopenPlaces(in.code()));
    }

    @JobWorker(type = "emc.openCommitments")
    public CallSteps.CommitmentsOpened openCommitments(ActivatedJob job) {
        return once(job, CallSteps.CommitmentsOpened.class, in -> steps.openCommitments(in.code()));
    }
}
