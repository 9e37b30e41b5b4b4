package io.heyi.microenterprise.internal.process;

import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ProposalView.Target;
import io.heyi.microenterprise.internal.domain.FoundingAgreement;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.election.CandidacyCheck;
import io.heyi.microenterprise.internal.election.ElectionOpening;
import io.heyi.microenterprise.internal.election.ElectionPlan;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.orchestration.TryLater;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where more than one stands for owner, the founding team elects before the rights are granted (domain.md P1.8, P5). */
@Component
@Transactional
public class FirstOwnerSteps {

    private final Cases cases;
    private final MicroenterpriseStore store;
    private final ElectionOpening opening;
    private final ElectionStore elections;
    private final FoundingAgreement.Names names;
    private final Clock clock;

    FirstOwnerSteps(Cases cases, MicroenterpriseStore store, ElectionOpening opening, ElectionStore elections, FoundingAgreement.Names names, Clock clock) {
        this.cases = cases;
        this.store = store;
        this.opening = opening;
        this.elections = elections;
        this.names = names;
        this.clock = clock;
    }

    /** @param ownerElection code of the election */
    public record Announced(String ownerElection) {}

    public Announced announce(FoundingVariables in) {
        var proposal = cases.open(in.id());
        announce(proposal);
        cases.save(proposal);
        return new Announced(proposal.ownerElection().orElseThrow().value());
    }

    /** Announces the election unless only the proposer stands or it has been announced before. */
    void announce(Proposal proposal) {
        if (proposal.standing().size() == 1 || proposal.ownerElection().isPresent()) {
            return;
        }
        var code = proposal.microenterpriseCode().orElseThrow(() -> new IllegalStateException("proposal " + proposal.id() + " is not registered yet"));
        var me = store.findForUpdate(code).orElseThrow();
        proposal.provisioning().electing(opening.first(me, proposal.standing(), signedPlan(proposal)), clock.instant());
    }

    /** What the team has signed: the values that it commits to, its people and the proposer's money. How pay is split was not agreed. */
    private ElectionPlan signedPlan(Proposal proposal) {
        var plan = proposal.plan();
        var promises = plan.targets().stream().map(FirstOwnerSteps::promise).toList();
        var team = proposal.team().stream().map(names::person).collect(Collectors.joining(", "));
        var pitch = plan.valueProposition().length() <= CandidacyCheck.LONG ? plan.valueProposition() : "";
        return new ElectionPlan(promises, team, "", plan.ownInvestment(), pitch);
    }

    private static ElectionPlan.Promise promise(Target target) {
        return new ElectionPlan.Promise(target.metric(), target.unit(), target.grab(), target.dueMonth());
    }

    /** Takes the result of the election into the case. */
    public Moved recordOwner(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var id = proposal.ownerElection().orElseThrow(() -> new IllegalStateException("proposal " + proposal.id() + " has no election"));
        if (proposal.isElecting()) {
            var phase = elections.find(id).orElseThrow().phase();
            var owner = store.find(proposal.microenterpriseCode().orElseThrow()).orElseThrow().owner();
            proposal.provisioning().ownerSettled(fact(phase), owner, clock.instant());
            cases.save(proposal);
        }
        return Moved.to(proposal);
    }

    private static String fact(ElectionPhase phase) {
        return switch (phase) {
            case ELECTED -> "firstOwnerElected";
            case INCUMBENT_CONFIRMED -> "proposerConfirmed";
            case INTERIM, INTERIM_OVER -> "proposerInterim";
            case CANCELLED -> "firstElectionCancelled";
            case MOTION, RECALL_BALLOT, NOMINATION, ELIGIBILITY, QUESTIONS, BALLOT, ACCEPTANCE, INTERIM_CHOICE, RECALL_FAILED, WITHDRAWN ->
                    throw TryLater.because("the election of the first owner is not over: " + phase);
        };
    }
}
