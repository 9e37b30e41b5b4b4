package io.heyi.microenterprise.internal.process;

import io.heyi.microenterprise.internal.domain.Proposal;

/** Result of a step that tells the process nothing but where the proposal now stands. */
public record Moved(String proposalStatus) {

    static Moved to(Proposal proposal) {
        return new Moved(proposal.status().name());
    }
}
