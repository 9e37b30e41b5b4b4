package io.heyi.microenterprise.internal.process;

import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.internal.domain.Plan;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.persistence.ProposalRepository;
import io.heyi.orchestration.ProcessCases;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Foundings whose instance was cancelled in the engine: they lapse by an operator's hand. */
@Component
@Transactional
class FoundingCases implements ProcessCases {

    private final ProposalRepository proposals;
    private final Clock clock;

    FoundingCases(ProposalRepository proposals, Clock clock) {
        this.proposals = proposals;
        this.clock = clock;
    }

    @Override
    public String processId() {
        return FoundingMessages.PROCESS_ID;
    }

    @Override
    public Optional<String> waiting(String businessKey) {
        return proposals.find(ProposalId.of(businessKey)).filter(proposal -> !proposal.status().isFinal() && proposal.status() != ProposalStatus.DRAFT)
                .flatMap(Proposal::submittedPlan).map(Plan::name);
    }

    @Override
    public Optional<String> close(String businessKey, String reason, String actor) {
        var proposal = proposals.lock(ProposalId.of(businessKey));
        if (!proposal.cancel(new Username(actor), reason, clock.instant())) {
            return Optional.of("microenterprise.refusal.alreadyRegistered");
        }
        proposals.save(proposal);
        return Optional.empty();
    }
}
