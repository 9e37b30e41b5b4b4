package io.heyi.microenterprise.internal.process;

import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.internal.domain.Plan;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.persistence.ProposalRepository;
import io.heyi.microenterprise.internal.persistence.ProposalRepository.TimelineRow;
import io.heyi.orchestration.StoredCases;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Foundings whose instance was cancelled in the engine: by an operator's hand they lapse, or are finished once the micro-enterprise is registered. */
@Component
class FoundingCases extends StoredCases<ProposalId, Proposal> {

    private final ProposalRepository proposals;
    private final ProvisioningSteps steps;
    private final Clock clock;

    FoundingCases(ProposalRepository proposals, ProvisioningSteps steps, Clock clock) {
        super(FoundingMessages.PROCESS_ID, key -> Optional.of(ProposalId.of(key)), new Register<>(proposals::live, proposals::find, proposals::lock));
        this.proposals = proposals;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    protected boolean isWaiting(Proposal proposal) {
        return !proposal.status().isFinal() && proposal.status() != ProposalStatus.DRAFT;
    }

    @Override
    protected String title(Proposal proposal) {
        return proposal.submittedPlan().map(Plan::name).orElseGet(proposal.id()::toString);
    }

    @Override
    protected WayOut wayOutOf(Proposal proposal) {
        return isRegistered(proposal) ? WayOut.FINISH : WayOut.CLOSE;
    }

    private static boolean isRegistered(Proposal proposal) {
        return proposal.status() == ProposalStatus.PROVISIONING && proposal.microenterpriseCode().isPresent();
    }

    @Override
    protected Optional<String> leadOut(Proposal proposal, String reason, String actor) {
        var operator = new Username(actor);
        if (isRegistered(proposal)) {
            proposal.provisioning().finishedByHand(operator, reason, clock.instant());
            proposals.save(proposal);
            finish(proposal.id());
        } else {
            proposal.cancel(operator, reason, clock.instant());
            proposals.save(proposal);
        }
        return Optional.empty();
    }

    /** The steps that were not taken yet. The groups in Keycloak follow the rights by themselves. */
    private void finish(ProposalId id) {
        var in = new FoundingVariables(id.toString(), null, null, null);
        var taken = proposals.timeline(id).stream().map(TimelineRow::fact).collect(Collectors.toSet());
        if (!taken.contains("fundingBooked")) {
            steps.bookFunding(in);
        }
        if (!taken.contains("rightsGranted")) {
            steps.grantRights(in);
        }
        steps.announce(in);
    }
}
