package io.heyi.microenterprise.internal.tasks;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.internal.Deciders;
import io.heyi.microenterprise.internal.PlanReview;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.microenterprise.internal.domain.PlanCheck;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.persistence.ProposalRepository;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the founding tasks need of the module, in one place. */
@Component
class FoundingDesk {

    private final ProposalRepository proposals;
    private final Deciders deciders;
    private final PlanReview review;
    private final FoundingFacts facts;
    private final FoundingPolicy policy;

    FoundingDesk(ProposalRepository proposals, Deciders deciders, PlanReview review, FoundingFacts facts, FoundingPolicy policy) {
        this.proposals = proposals;
        this.deciders = deciders;
        this.review = review;
        this.facts = facts;
        this.policy = policy;
    }

    Proposal read(ProposalId id) {
        return proposals.find(id).orElseThrow(() -> new IllegalStateException("there is no proposal " + id));
    }

    Proposal lock(ProposalId id) {
        return proposals.lock(id);
    }

    void save(Proposal proposal) {
        proposals.save(proposal);
    }

    Set<Username> interested(Proposal proposal) {
        return deciders.interested(proposal);
    }

    boolean sitsOnCommittee(CurrentUser person) {
        return deciders.sitsOnCommittee(person);
    }

    TaskFacts facts(Proposal proposal, TaskContext context, Locale locale) {
        return facts.of(proposal, context, locale);
    }

    PlanCheck.Result review(Proposal proposal) {
        return review.review(proposal.id(), proposal.proposer(), proposal.draft().orElseThrow());
    }

    FoundingPolicy policy() {
        return policy;
    }
}
