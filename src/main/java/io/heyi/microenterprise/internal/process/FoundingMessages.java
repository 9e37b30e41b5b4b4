package io.heyi.microenterprise.internal.process;

import io.heyi.microenterprise.internal.domain.Proposal;
import java.util.Map;

/** The messages that drive {@code me-founding}; the correlation key is the proposal's id. */
public final class FoundingMessages {

    public static final String PROCESS_ID = "me-founding";
    public static final String PROPOSAL_SUBMITTED = "microenterprise.proposalSubmitted";
    public static final String PROPOSAL_WITHDRAWN = "microenterprise.proposalWithdrawn";

    private FoundingMessages() {}

    public static Map<String, Object> startVariables(Proposal proposal) {
        var plan = proposal.plan();
        return Map.of("proposalId", proposal.id().toString(), "proposer", proposal.proposer().value(), "platform", plan.platform(),
                "kind", plan.kind().name(), "fundingAsked", plan.fundingAsked().toPlainString(), "rivals", 0);
    }

    public static Map<String, Object> withdrawalVariables(Proposal proposal) {
        return Map.of("proposalId", proposal.id().toString());
    }
}
