package io.heyi.dissolution.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of {@code me-dissolution}, whose every job takes one step of its case, once; each fetches only the variables that it reads. */
@Component
public class DissolutionWorkers extends StepWorkers<DissolutionVariables> {

    private final OpeningSteps openings;
    private final AlternativeSteps alternatives;
    private final CarryingSteps carrying;
    private final RunDownSteps runDown;
    private final DissolutionClosingSteps closing;

    DissolutionWorkers(JobGuard guard, OpeningSteps openings, AlternativeSteps alternatives, CarryingSteps carrying, RunDownSteps runDown, DissolutionClosingSteps closing) {
        super(guard, DissolutionVariables.class);
        this.openings = openings;
        this.alternatives = alternatives;
        this.carrying = carrying;
        this.runDown = runDown;
        this.closing = closing;
    }

    @JobWorker(type = "dissolution.openCase", fetchVariables = "dissolution")
    public OpeningSteps.CaseOpened openCase(ActivatedJob job) {
        return once(job, OpeningSteps.CaseOpened.class, openings::open);
    }

    @JobWorker(type = "dissolution.askJudge", fetchVariables = "dissolution")
    public OpeningSteps.JudgeAsked askJudge(ActivatedJob job) {
        return once(job, OpeningSteps.JudgeAsked.class, openings::askJudge);
    }

    @JobWorker(type = "dissolution.closeObjection", fetchVariables = "dissolution")
    public OpeningSteps.ObjectionClosed closeObjection(ActivatedJob job) {
        return once(job, OpeningSteps.ObjectionClosed.class, openings::closeObjection);
    }

    @JobWorker(type = "dissolution.conclude", fetchVariables = {"dissolution", "conclusion"})
    public Moved conclude(ActivatedJob job) {
        return once(job, Moved.class, openings::conclude);
    }

    @JobWorker(type = "dissolution.escalateCase", fetchVariables = "dissolution")
    public Moved escalateCase(ActivatedJob job) {
        return once(job, Moved.class, openings::escalate);
    }

    @JobWorker(type = "dissolution.remind", fetchVariables = {"dissolution", "reminderStep"})
    public Moved remind(ActivatedJob job) {
        return once(job, Moved.class, openings::remind);
    }

    @JobWorker(type = "dissolution.openAlternatives", fetchVariables = "dissolution")
    public AlternativeSteps.AlternativesOpened openAlternatives(ActivatedJob job) {
        return once(job, AlternativeSteps.AlternativesOpened.class, alternatives::callForAlternatives);
    }

    @JobWorker(type = "dissolution.closeProposals", fetchVariables = "dissolution")
    public AlternativeSteps.ProposalsClosed closeProposals(ActivatedJob job) {
        return once(job, AlternativeSteps.ProposalsClosed.class, alternatives::closeProposals);
    }

    @JobWorker(type = "dissolution.closeAgreements", fetchVariables = "dissolution")
    public AlternativeSteps.AgreementsClosed closeAgreements(ActivatedJob job) {
        return once(job, AlternativeSteps.AgreementsClosed.class, alternatives::closeAgreements);
    }

    @JobWorker(type = "dissolution.applyDecision", fetchVariables = "dissolution")
    public AlternativeSteps.Decided applyDecision(ActivatedJob job) {
        return once(job, AlternativeSteps.Decided.class, alternatives::applyDecision);
    }

    @JobWorker(type = "dissolution.openVote", fetchVariables = "dissolution")
    public AlternativeSteps.VoteOpened openVote(ActivatedJob job) {
        return once(job, AlternativeSteps.VoteOpened.class, alternatives::openVote);
    }

    @JobWorker(type = "dissolution.applyVote", fetchVariables = "dissolution")
    public AlternativeSteps.Decided applyVote(ActivatedJob job) {
        return once(job, AlternativeSteps.Decided.class, alternatives::applyVote);
    }

    @JobWorker(type = "dissolution.seekOwner", fetchVariables = "dissolution")
    public CarryingSteps.OwnerSought seekOwner(ActivatedJob job) {
        return once(job, CarryingSteps.OwnerSought.class, carrying::seekOwner);
    }

    @JobWorker(type = "dissolution.closeElection", fetchVariables = "dissolution")
    public CarryingSteps.ElectionClosed closeElection(ActivatedJob job) {
        return once(job, CarryingSteps.ElectionClosed.class, carrying::closeElection);
    }

    @JobWorker(type = "dissolution.carrySale", fetchVariables = "dissolution")
    public Moved carrySale(ActivatedJob job) {
        return once(job, Moved.class, carrying::sell);
    }

    @JobWorker(type = "dissolution.giveNotice", fetchVariables = "dissolution")
    public RunDownSteps.NoticeGiven giveNotice(ActivatedJob job) {
        return once(job, RunDownSteps.NoticeGiven.class, runDown::giveNotice);
    }

    @JobWorker(type = "dissolution.depart", fetchVariables = "dissolution")
    public RunDownSteps.Departed depart(ActivatedJob job) {
        return once(job, RunDownSteps.Departed.class, runDown::depart);
    }

    @JobWorker(type = "dissolution.giveScenarioBack", fetchVariables = "dissolution")
    public RunDownSteps.ScenarioReturned giveScenarioBack(ActivatedJob job) {
        return once(job, RunDownSteps.ScenarioReturned.class, runDown::giveScenarioBack);
    }

    @JobWorker(type = "dissolution.askInventory", fetchVariables = "dissolution")
    public RunDownSteps.InventoryAsked askInventory(ActivatedJob job) {
        return once(job, RunDownSteps.InventoryAsked.class, runDown::askInventory);
    }

    @JobWorker(type = "dissolution.drawUp", fetchVariables = "dissolution")
    public RunDownSteps.SigningAsked drawUp(ActivatedJob job) {
        return once(job, RunDownSteps.SigningAsked.class, runDown::drawUp);
    }

    @JobWorker(type = "dissolution.closeSigning", fetchVariables = "dissolution")
    public RunDownSteps.SigningAsked closeSigning(ActivatedJob job) {
        return once(job, RunDownSteps.SigningAsked.class, runDown::closeSigning);
    }

    @JobWorker(type = "dissolution.checkObligations", fetchVariables = "dissolution")
    public DissolutionClosingSteps.ObligationsChecked checkObligations(ActivatedJob job) {
        return once(job, DissolutionClosingSteps.ObligationsChecked.class, closing::check);
    }

    @JobWorker(type = "dissolution.closeMicroenterprise", fetchVariables = "dissolution")
    public DissolutionClosingSteps.CloseTried closeMicroenterprise(ActivatedJob job) {
        return once(job, DissolutionClosingSteps.CloseTried.class, closing::close);
    }
}
