package io.heyi.microenterprise.internal.domain;

import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.internal.domain.Decision.Step;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Less money came together than was asked for: the proposer starts smaller or lets the founding lapse (domain.md P1, D3). */
public final class ScalingDown {

    private final Proposal proposal;

    ScalingDown(Proposal proposal) {
        this.proposal = proposal;
    }

    public void ask(Instant due, Instant now) {
        proposal.require(ProposalStatus.PLEDGING);
        proposal.scaleDownOpen = true;
        proposal.dueAt = due;
        proposal.happened(now, Proposal.SYSTEM, "scaleDownAsked", List.of(proposal.money(proposal.fundingInHand()), proposal.money(proposal.plan.fundingAsked())),
                Map.of("dueAt", due.toString()));
    }

    /** The proposer goes on with the money that is there; the allowance shrinks with it. */
    public Ruling scaleDown(Optional<String> note, Instant now) {
        if (proposal.status != ProposalStatus.PLEDGING || !proposal.scaleDownOpen) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        proposal.scaleDownOpen = false;
        proposal.scaledDown = true;
        proposal.decisions.add(new Decision(Step.SCALE_DOWN, proposal.reworkRound, proposal.proposer, "scaleDown", note, now));
        proposal.happened(now, proposal.proposer.value(), "scaledDown", List.of(proposal.money(proposal.plan.fundingAsked()), proposal.money(proposal.fundingInHand())),
                Map.of("old", proposal.plan.fundingAsked().toPlainString(), "new", proposal.fundingInHand().toPlainString()));
        return Ruling.accepted();
    }

    public Ruling letLapse(String reason, Instant now) {
        if (proposal.status != ProposalStatus.PLEDGING || !proposal.scaleDownOpen) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        proposal.scaleDownOpen = false;
        proposal.decisions.add(new Decision(Step.SCALE_DOWN, proposal.reworkRound, proposal.proposer, "letLapse", Optional.of(reason), now));
        proposal.lapse("notFunded", now);
        return Ruling.accepted();
    }

    public Optional<Decision> decided() {
        return proposal.scaleDownOpen ? Optional.empty() : proposal.lastDecision(Step.SCALE_DOWN);
    }

    public boolean isOpen() {
        return proposal.scaleDownOpen;
    }

    public boolean isDone() {
        return proposal.scaledDown;
    }
}
