package io.heyi.microenterprise.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.internal.domain.Proposal;

/** Who may know of what (domain.md §1a): inside, everything but other people's drafts; outside partners, what they take part in. */
final class Readers {

    private Readers() {}

    static boolean mayRead(CurrentUser reader, Proposal proposal) {
        if (proposal.proposer().equals(reader.username())) {
            return true;
        }
        return proposal.status() != ProposalStatus.DRAFT && (reader.isInside() || proposal.interested().contains(reader.username()));
    }

    /** Employees and outsiders propose (domain.md P1); a purely watching or administering account does not. */
    static boolean mayPropose(CurrentUser person) {
        return person.has(Role.ENTREPRENEUR) || person.has(Role.EXTERNAL_PARTNER);
    }
}
