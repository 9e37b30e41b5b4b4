package io.heyi.microenterprise.internal.tasks;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.CaseDesk;
import io.heyi.inbox.ListFacts;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.internal.Deciders;
import io.heyi.microenterprise.internal.PlanReview;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.microenterprise.internal.domain.Plan;
import io.heyi.microenterprise.internal.domain.PlanCheck;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.persistence.ProposalRepository;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the founding tasks need of the module, in one place. */
@Component
class FoundingDesk implements CaseDesk<Proposal> {

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

    @Override
    public Proposal read(String businessKey) {
        return proposals.find(ProposalId.of(businessKey)).orElseThrow(() -> new IllegalStateException("there is no proposal " + businessKey));
    }

    @Override
    public Proposal lock(String businessKey) {
        return proposals.lock(ProposalId.of(businessKey));
    }

    @Override
    public void save(Proposal proposal) {
        proposals.save(proposal);
    }

    @Override
    public String subject(Proposal proposal) {
        return proposal.submittedPlan().map(Plan::name).orElseGet(proposal.id()::toString);
    }

    Set<Username> interested(Proposal proposal) {
        return deciders.interested(proposal);
    }

    boolean sitsOnCommittee(CurrentUser person) {
        return deciders.sitsOnCommittee(person);
    }

    @Override
    public ListFacts listFacts(Proposal proposal) {
        return proposal.submittedPlan().map(plan -> ListFacts.none().platform(plan.platform()).amount(plan.money(plan.fundingAsked()))).orElseGet(ListFacts::none)
                .person(proposal.proposer());
    }

    @Override
    public TaskFacts facts(Proposal proposal, TaskContext task, Locale locale) {
        return facts.of(proposal, task, locale);
    }

    PlanCheck.Result review(Proposal proposal) {
        return review.review(proposal.id(), proposal.proposer(), proposal.draft().orElseThrow());
    }

    FoundingPolicy policy() {
        return policy;
    }
}
