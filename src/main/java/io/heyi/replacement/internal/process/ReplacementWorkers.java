package io.heyi.replacement.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of {@code underperformer-replacement}; each fetches only the variables that it reads. */
@Component
public class ReplacementWorkers extends StepWorkers<ReplacementVariables> {

    private final HearingSteps hearing;
    private final DecisionSteps decision;
    private final AppealSteps appeal;

    ReplacementWorkers(JobGuard guard, HearingSteps hearing, DecisionSteps decision, AppealSteps appeal) {
        super(guard, ReplacementVariables.class);
        this.hearing = hearing;
        this.decision = decision;
        this.appeal = appeal;
    }

    @JobWorker(type = "replacement.openHearing", fetchVariables = "replacement")
    public HearingSteps.Heard openHearing(ActivatedJob job) {
        return once(job, HearingSteps.Heard.class, hearing::open);
    }

    @JobWorker(type = "replacement.closeHearing", fetchVariables = "replacement")
    public HearingSteps.HearingClosed closeHearing(ActivatedJob job) {
        return once(job, HearingSteps.HearingClosed.class, hearing::close);
    }

    @JobWorker(type = "replacement.askJudge", fetchVariables = "replacement")
    public HearingSteps.JudgeAsked askJudge(ActivatedJob job) {
        return once(job, HearingSteps.JudgeAsked.class, hearing::askJudge);
    }

    @JobWorker(type = "replacement.closeRuling", fetchVariables = "replacement")
    public HearingSteps.CauseRuled closeRuling(ActivatedJob job) {
        return once(job, HearingSteps.CauseRuled.class, hearing::closeRuling);
    }

    @JobWorker(type = "replacement.openCure", fetchVariables = "replacement")
    public HearingSteps.CureOpened openCure(ActivatedJob job) {
        return once(job, HearingSteps.CureOpened.class, hearing::openCure);
    }

    @JobWorker(type = "replacement.closeCure", fetchVariables = "replacement")
    public HearingSteps.CureClosed closeCure(ActivatedJob job) {
        return once(job, HearingSteps.CureClosed.class, hearing::closeCure);
    }

    @JobWorker(type = "replacement.openVote", fetchVariables = "replacement")
    public DecisionSteps.VoteOpened openVote(ActivatedJob job) {
        return once(job, DecisionSteps.VoteOpened.class, decision::openVote);
    }

    @JobWorker(type = "replacement.applyVote", fetchVariables = "replacement")
    public DecisionSteps.VoteApplied applyVote(ActivatedJob job) {
        return once(job, DecisionSteps.VoteApplied.class, decision::applyVote);
    }

    @JobWorker(type = "replacement.concludeCase", fetchVariables = {"replacement", "conclusion"})
    public DecisionSteps.Concluded concludeCase(ActivatedJob job) {
        return once(job, DecisionSteps.Concluded.class, decision::conclude);
    }

    @JobWorker(type = "replacement.closeAppealTime", fetchVariables = "replacement")
    public AppealSteps.AppealTimeClosed closeAppealTime(ActivatedJob job) {
        return once(job, AppealSteps.AppealTimeClosed.class, appeal::closeTime);
    }

    @JobWorker(type = "replacement.askAppealJudge", fetchVariables = "replacement")
    public AppealSteps.AppealJudgeAsked askAppealJudge(ActivatedJob job) {
        return once(job, AppealSteps.AppealJudgeAsked.class, appeal::askJudge);
    }

    @JobWorker(type = "replacement.closeAppeal", fetchVariables = "replacement")
    public AppealSteps.AppealClosed closeAppeal(ActivatedJob job) {
        return once(job, AppealSteps.AppealClosed.class, appeal::close);
    }

    @JobWorker(type = "replacement.withdrawCase", fetchVariables = {"replacement", "withdrawal"})
    public Moved withdrawCase(ActivatedJob job) {
        return once(job, Moved.class, decision::withdraw);
    }

    @JobWorker(type = "replacement.remind", fetchVariables = {"replacement", "reminderStep"})
    public Moved remind(ActivatedJob job) {
        return once(job, Moved.class, hearing::remind);
    }

    @JobWorker(type = "replacement.escalate", fetchVariables = {"replacement", "reminderStep"})
    public Moved escalate(ActivatedJob job) {
        return once(job, Moved.class, hearing::escalate);
    }
}
