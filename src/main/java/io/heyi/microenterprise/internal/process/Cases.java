package io.heyi.microenterprise.internal.process;

import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.persistence.ProposalRepository;
import io.heyi.orchestration.TryLater;
import org.springframework.stereotype.Component;

/** Hands a step its proposal, locked. */
@Component
class Cases {

    private final ProposalRepository proposals;

    Cases(ProposalRepository proposals) {
        this.proposals = proposals;
    }

    /** @throws TryLater when the proposal is withdrawn: the message that ends this process is on its way through the outbox */
    Proposal open(ProposalId id) {
        var proposal = proposals.lock(id);
        if (proposal.status() == ProposalStatus.WITHDRAWN) {
            throw TryLater.because("proposal " + id + " is withdrawn; the process is about to hear of it");
        }
        return proposal;
    }

    /** As {@link #open}, also when withdrawn. */
    Proposal any(ProposalId id) {
        return proposals.lock(id);
    }

    void save(Proposal proposal) {
        proposals.save(proposal);
    }

    int rivals(Proposal proposal) {
        return proposals.rivalsOf(proposal).size();
    }
}
