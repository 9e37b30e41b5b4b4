package io.heyi.microenterprise.internal;

import io.heyi.access.Username;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.ProposalView;
import io.heyi.microenterprise.internal.domain.CommitteeBallot;
import io.heyi.microenterprise.internal.domain.DraftCheck;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.domain.Signature;
import io.heyi.microenterprise.internal.persistence.ProposalRepository;
import io.heyi.microenterprise.internal.process.FoundingMessages;
import io.heyi.orchestration.ProcessInstances;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns a proposal into what API, pages and task panels show. */
@Component
public class ProposalViews {

    private final ProposalRepository proposals;
    private final ProcessInstances instances;
    private final FoundingWords words;

    ProposalViews(ProposalRepository proposals, ProcessInstances instances, FoundingWords words) {
        this.proposals = proposals;
        this.instances = instances;
        this.words = words;
    }

    /**
     * @param reader sees his own vote while the ballot is open; empty for a view without a person
     * @param withRivals false for whoever may know of this case alone
     */
    public ProposalView view(Proposal proposal, Optional<Username> reader, boolean withRivals, Locale locale) {
        var shown = Shown.of(proposal);
        return new ProposalView(proposal.id(), shown.name(), shown.platform(), shown.kind(), shown.userScenario(), shown.valueProposition(), shown.targets(),
                shown.coFounders(), shown.roles(), shown.currency(), shown.fundingAsked(), shown.ownInvestment(), shown.cashFlowAllowance(), shown.horizonMonths(),
                proposal.status(), proposal.proposer().value(), proposal.createdAt(), proposal.submittedAt(), proposal.fundingGranted(), pledges(proposal),
                votes(proposal, reader), signatures(proposal), proposal.agreement().map(a -> a.hash()), closingReason(proposal, locale),
                proposal.microenterpriseCode().orElse(null), proposal.ownerElection(), proposal.isElecting(), processInstanceKey(proposal), proposal.reworkRound(), withRivals ? rivals(proposal) : List.of(), timeline(proposal, locale),
                decisions(proposal), changes(proposal), proposal.dueAt(), proposal.waitingFor());
    }

    /** The plan as submitted, or a draft with what can be shown of it. */
    private record Shown(String name, String platform, MicroenterpriseKind kind, String userScenario, String valueProposition, List<ProposalView.Target> targets,
                         List<String> coFounders, List<ProposalView.TeamRole> roles, String currency, BigDecimal fundingAsked, BigDecimal ownInvestment,
                         BigDecimal cashFlowAllowance, Integer horizonMonths) {

        static Shown of(Proposal proposal) {
            return proposal.submittedPlan().map(p -> new Shown(p.name(), p.platform(), p.kind(), p.userScenario(), p.valueProposition(), p.targets(),
                            p.coFounders().stream().map(Username::value).toList(), p.roles(), p.currency().getCurrencyCode(), p.fundingAsked(), p.ownInvestment(),
                            p.cashFlowAllowance(), p.horizonMonths()))
                    .orElseGet(() -> ofDraft(proposal.draft().orElse(DraftCheck.EMPTY)));
        }

        private static Shown ofDraft(ProposalInput in) {
            return new Shown(in.name(), in.platform(), null, in.userScenario(), in.valueProposition(), List.of(),
                    in.coFounders() == null ? List.of() : in.coFounders(), List.of(), in.currency(), null, null, null, in.horizonMonths());
        }
    }

    private static List<ProposalView.Pledge> pledges(Proposal proposal) {
        return proposal.pledges().stream().map(p -> new ProposalView.Pledge(p.coFounder().value(), p.state().name(), p.amount(), p.stands())).toList();
    }

    /** While the ballot is open, nobody sees how others voted, so that each vote is its own. */
    private static List<ProposalView.Vote> votes(Proposal proposal, Optional<Username> reader) {
        boolean open = proposal.status() == ProposalStatus.IN_DECISION;
        return proposal.committee().map(CommitteeBallot::votes).orElse(List.of()).stream()
                .map(v -> new ProposalView.Vote(v.voter().value(), open && !reader.equals(Optional.of(v.voter())) ? null : v.yes() ? "approve" : "reject", v.at()))
                .toList();
    }

    private static List<ProposalView.Signature> signatures(Proposal proposal) {
        return proposal.signatures().stream().map(s -> new ProposalView.Signature(s.signatory().value(), s.role().name(),
                Optional.ofNullable(s.at()).filter(at -> s.state() == Signature.State.SIGNED))).toList();
    }

    private Optional<String> closingReason(Proposal proposal, Locale locale) {
        return proposal.closingReason().map(reason -> proposal.status() == ProposalStatus.LAPSED ? words.lapse(reason, locale) : reason);
    }

    private Long processInstanceKey(Proposal proposal) {
        return instances.byBusinessKey(FoundingMessages.PROCESS_ID, proposal.id().toString()).map(ProcessInstances.InstanceView::processInstanceKey).orElse(null);
    }

    private List<ProposalView.Rival> rivals(Proposal proposal) {
        return proposals.rivalsOf(proposal).stream().map(r -> new ProposalView.Rival(r.id(), r.plan().name(), r.proposer().value(), r.status(),
                r.plan().fundingAsked(), r.plan().ownInvestment(), r.plan().currency().getCurrencyCode())).toList();
    }

    private List<ProposalView.TimelineEntry> timeline(Proposal proposal, Locale locale) {
        return proposals.timeline(proposal.id()).stream().map(row -> new ProposalView.TimelineEntry(row.at(), row.actor(), words.sentence(row, locale))).toList();
    }

    private static List<ProposalView.Decided> decisions(Proposal proposal) {
        return proposal.decisions().stream()
                .map(d -> new ProposalView.Decided(d.step().name(), d.round(), d.by().value(), d.outcome(), d.reason(), d.at())).toList();
    }

    private static List<ProposalView.Change> changes(Proposal proposal) {
        return proposal.rework().changes().stream().map(c -> new ProposalView.Change(c.field(), c.oldValue(), c.newValue())).toList();
    }
}
