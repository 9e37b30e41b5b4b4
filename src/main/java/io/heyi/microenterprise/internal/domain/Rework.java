package io.heyi.microenterprise.internal.domain;

import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.internal.domain.Decision.Step;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The proposer reworks what was sent back and hands it in again. */
public final class Rework {

    private final Proposal proposal;

    Rework(Proposal proposal) {
        this.proposal = proposal;
    }

    /** Asked for, or about to be: the sponsor has sent it back and nobody has answered yet. */
    boolean isOpenOrComing() {
        return proposal.lastDecision(Step.REWORK).isEmpty() || proposal.lastDecision(Step.REWORK).get().round() < proposal.reworkRound;
    }

    public Ruling resubmit(Plan checked, ProposalInput input, Optional<String> note, Instant now) {
        if (proposal.status != ProposalStatus.REWORK || !isOpenOrComing()) {
            return Ruling.tooLate(Proposal.MOVED_ON);
        }
        var changes = PlanChange.between(proposal.plan, checked);
        proposal.planOfLastRound = proposal.plan;
        proposal.plan = checked;
        proposal.draft = input;
        proposal.reworkOpen = false;
        proposal.status = ProposalStatus.SUBMITTED;
        proposal.decisions.add(new Decision(Step.REWORK, proposal.reworkRound, proposal.proposer, "resubmit", note, now));
        proposal.happened(now, proposal.proposer.value(), "resubmitted", List.of(String.valueOf(changes.size())), Map.of("round", proposal.reworkRound, "changes",
                changes.stream().map(c -> Map.of("field", c.field(), "old", c.oldValue(), "new", c.newValue())).toList()));
        return Ruling.accepted();
    }

    /** Step: the proposer is asked to rework; the deadline runs. */
    public void ask(Instant due, Instant now) {
        if (proposal.status == ProposalStatus.REWORK && isOpenOrComing()) {
            proposal.reworkOpen = true;
            proposal.dueAt = due;
            proposal.happened(now, Proposal.SYSTEM, "reworkAsked", List.of(proposal.proposer.value()), Map.of("dueAt", due.toString()));
        }
    }

    public Optional<Decision> decided() {
        return proposal.reworkOpen ? Optional.empty() : proposal.lastDecision(Step.REWORK).filter(d -> d.round() == proposal.reworkRound);
    }

    /** What the last rework changed; empty before the first. */
    public List<PlanChange> changes() {
        return proposal.planOfLastRound == null ? List.of() : PlanChange.between(proposal.planOfLastRound, proposal.plan);
    }
}
