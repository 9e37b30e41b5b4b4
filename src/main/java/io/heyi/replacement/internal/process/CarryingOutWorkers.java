package io.heyi.replacement.internal.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.StepWorkers;
import org.springframework.stereotype.Component;

/** Workers of {@code underperformer-replacement} from the members' decision on; each fetches only the variable that it reads. */
@Component
public class CarryingOutWorkers extends StepWorkers<ReplacementVariables> {

    private final SearchSteps search;
    private final LastResortSteps lastResort;
    private final CarryOutSteps carryOut;
    private final GrantSteps grants;

    CarryingOutWorkers(JobGuard guard, SearchSteps search, LastResortSteps lastResort, CarryOutSteps carryOut, GrantSteps grants) {
        super(guard, ReplacementVariables.class);
        this.search = search;
        this.lastResort = lastResort;
        this.carryOut = carryOut;
        this.grants = grants;
    }

    @JobWorker(type = "replacement.grantAppeal", fetchVariables = "replacement")
    public GrantSteps.Granted grantAppeal(ActivatedJob job) {
        return once(job, GrantSteps.Granted.class, grants::grant);
    }

    @JobWorker(type = "replacement.askSettler", fetchVariables = "replacement")
    public GrantSteps.SettlerAsked askSettler(ActivatedJob job) {
        return once(job, GrantSteps.SettlerAsked.class, grants::askSettler);
    }

    @JobWorker(type = "replacement.closeCompensation", fetchVariables = "replacement")
    public GrantSteps.CompensationClosed closeCompensation(ActivatedJob job) {
        return once(job, GrantSteps.CompensationClosed.class, grants::close);
    }

    @JobWorker(type = "replacement.reduceShare", fetchVariables = "replacement")
    public CarryOutSteps.ShareReduced reduceShare(ActivatedJob job) {
        return once(job, CarryOutSteps.ShareReduced.class, carryOut::reduceShare);
    }

    @JobWorker(type = "replacement.openSearch", fetchVariables = "replacement")
    public SearchSteps.SearchOpened openSearch(ActivatedJob job) {
        return once(job, SearchSteps.SearchOpened.class, search::open);
    }

    @JobWorker(type = "replacement.openDeparture", fetchVariables = "replacement")
    public Moved openDeparture(ActivatedJob job) {
        return once(job, Moved.class, search::openDeparture);
    }

    @JobWorker(type = "replacement.askNext", fetchVariables = "replacement")
    public SearchSteps.NextAsked askNext(ActivatedJob job) {
        return once(job, SearchSteps.NextAsked.class, search::askNext);
    }

    @JobWorker(type = "replacement.closeOffer", fetchVariables = "replacement")
    public SearchSteps.OfferClosed closeOffer(ActivatedJob job) {
        return once(job, SearchSteps.OfferClosed.class, search::closeOffer);
    }

    @JobWorker(type = "replacement.callForBids", fetchVariables = "replacement")
    public SearchSteps.TenderCalled callForBids(ActivatedJob job) {
        return once(job, SearchSteps.TenderCalled.class, search::callForBids);
    }

    @JobWorker(type = "replacement.closeTender", fetchVariables = "replacement")
    public Moved closeTender(ActivatedJob job) {
        return once(job, Moved.class, search::closeTender);
    }

    @JobWorker(type = "replacement.searchAgain", fetchVariables = "replacement")
    public Moved searchAgain(ActivatedJob job) {
        return once(job, Moved.class, search::searchAgain);
    }

    @JobWorker(type = "replacement.askProposer", fetchVariables = "replacement")
    public LastResortSteps.ProposerAsked askProposer(ActivatedJob job) {
        return once(job, LastResortSteps.ProposerAsked.class, lastResort::askProposer);
    }

    @JobWorker(type = "replacement.closeProposal", fetchVariables = "replacement")
    public LastResortSteps.ProposalClosed closeProposal(ActivatedJob job) {
        return once(job, LastResortSteps.ProposalClosed.class, lastResort::closeProposal);
    }

    @JobWorker(type = "replacement.openLastVote", fetchVariables = "replacement")
    public DecisionSteps.VoteOpened openLastVote(ActivatedJob job) {
        return once(job, DecisionSteps.VoteOpened.class, lastResort::openVote);
    }

    @JobWorker(type = "replacement.applyLastVote", fetchVariables = "replacement")
    public LastResortSteps.LastVoteApplied applyLastVote(ActivatedJob job) {
        return once(job, LastResortSteps.LastVoteApplied.class, lastResort::applyVote);
    }

    @JobWorker(type = "replacement.endContract", fetchVariables = "replacement")
    public Moved endContract(ActivatedJob job) {
        return once(job, Moved.class, carryOut::endContract);
    }

    @JobWorker(type = "replacement.openHandOver", fetchVariables = "replacement")
    public CarryOutSteps.HandOverOpened openHandOver(ActivatedJob job) {
        return once(job, CarryOutSteps.HandOverOpened.class, carryOut::openHandOver);
    }

    @JobWorker(type = "replacement.escalateHandOver", fetchVariables = "replacement")
    public CarryOutSteps.HandOverEscalated escalateHandOver(ActivatedJob job) {
        return once(job, CarryOutSteps.HandOverEscalated.class, carryOut::escalateHandOver);
    }

    @JobWorker(type = "replacement.carryOut", fetchVariables = "replacement")
    public CarryOutSteps.CarriedOut carryOut(ActivatedJob job) {
        return once(job, CarryOutSteps.CarriedOut.class, carryOut::carryOut);
    }
}
