package io.heyi.microenterprise.internal.web.pages;

import io.heyi.microenterprise.ProposalId;
import io.heyi.web.ApiProblem;

/** Ids from addresses: a text that is no id is an unknown page, not a fault. */
final class Ids {

    private Ids() {}

    static ProposalId proposal(String text) {
        try {
            return ProposalId.of(text);
        } catch (IllegalArgumentException e) {
            throw unknownProposal();
        }
    }

    static ApiProblem unknownProposal() {
        return ApiProblem.notFound("proposalpages.problem.unknown");
    }
}
