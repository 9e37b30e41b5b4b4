package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.shared.Money;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Co-founders join with own money or do not (domain.md P1). */
public final class Pledging {

    private final Proposal proposal;

    Pledging(Proposal proposal) {
        this.proposal = proposal;
    }

    public void ask(Instant due, Instant now) {
        proposal.require(ProposalStatus.IN_DECISION);
        proposal.status = ProposalStatus.PLEDGING;
        proposal.pledgingOpen = true;
        proposal.dueAt = due;
        proposal.pledges = new ArrayList<>(proposal.plan.coFounders().stream().map(Pledge::invited).toList());
        proposal.happened(now, Proposal.SYSTEM, "coFoundersAsked", List.of(String.valueOf(proposal.pledges.size())), Map.of("dueAt", due.toString()));
    }

    /** The least that a co-founder pledges who pledges at all: a share of the money asked, rounded up to the cent (domain.md P1). */
    public BigDecimal minimum(FoundingPolicy policy) {
        return proposal.plan.fundingAsked().multiply(policy.minimumPledgePercent()).divide(BigDecimal.valueOf(100)).setScale(2, RoundingMode.UP);
    }

    /**
     * Joins with own money, 0 allowed; all money together stays within what a ledger can hold.
     *
     * @param stands whether the co-founder stands for owner (domain.md P1.8)
     */
    public Ruling join(Username coFounder, BigDecimal amount, boolean stands, FoundingPolicy policy, Instant now) {
        var least = minimum(policy);
        if (!awaitsAnswerOf(coFounder)) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        if (amount.signum() != 0 && amount.compareTo(least) < 0) {
            return Ruling.refused("pledgeAmount", "microenterprise.error.pledgeTooSmall", proposal.plan.money(least), policy.minimumPledgePercent());
        }
        var most = Money.LARGEST.subtract(proposal.fundingInHand()).subtract(proposal.plan.ownInvestment());
        if (amount.compareTo(most) > 0) {
            return Ruling.refused("pledgeAmount", "microenterprise.error.tooLarge", proposal.plan.money(most));
        }
        answer(new Pledge(coFounder, Pledge.State.JOINED, amount.setScale(2, RoundingMode.UNNECESSARY), now, stands));
        proposal.happened(now, coFounder.value(), "joined", List.of(proposal.money(amount)), Map.of("pledge", amount.toPlainString()));
        if (stands) {
            proposal.happened(now, coFounder.value(), "willStand", List.of(), Map.of());
        }
        return Ruling.accepted();
    }

    public Ruling decline(Username coFounder, String reason, Instant now) {
        if (!awaitsAnswerOf(coFounder)) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        answer(Pledge.declined(coFounder, now));
        proposal.happened(now, coFounder.value(), "declinedToJoin", List.of(reason), Map.of("reason", reason));
        return Ruling.accepted();
    }

    private boolean awaitsAnswerOf(Username coFounder) {
        return proposal.status == ProposalStatus.PLEDGING && proposal.pledgingOpen
                && proposal.pledgeOf(coFounder).filter(p -> p.state() == Pledge.State.INVITED).isPresent();
    }

    private void answer(Pledge answer) {
        proposal.pledges.replaceAll(pledge -> pledge.coFounder().equals(answer.coFounder()) ? answer : pledge);
    }

    /** Step: who is silent is dropped. */
    public void close(Instant now) {
        proposal.require(ProposalStatus.PLEDGING);
        proposal.pledgingOpen = false;
        for (var silent : proposal.pledges.stream().filter(p -> p.state() == Pledge.State.INVITED).toList()) {
            answer(Pledge.silent(silent.coFounder()));
            proposal.happened(now, Proposal.SYSTEM, "coFounderDropped", List.of(silent.coFounder().value()), Map.of("coFounder", silent.coFounder().value()));
        }
        proposal.happened(now, Proposal.SYSTEM, "pledgingClosed", List.of(String.valueOf(proposal.team().size()), proposal.money(proposal.fundingInHand())),
                Map.of("team", proposal.team().stream().map(Username::value).toList(), "fundingInHand", proposal.fundingInHand().toPlainString()));
    }

    public boolean teamComplete(FoundingPolicy policy) {
        return proposal.team().size() >= policy.minimumTeam();
    }

    /** The round asked for is there: granted money and pledges reach it. */
    public boolean fullyFunded() {
        return proposal.fundingInHand().compareTo(proposal.plan.fundingAsked()) >= 0;
    }
}
