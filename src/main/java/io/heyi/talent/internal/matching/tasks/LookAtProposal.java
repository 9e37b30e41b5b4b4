package io.heyi.talent.internal.matching.tasks;

import io.heyi.access.Username;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.Ruling;
import io.heyi.talent.internal.matching.ProposalStore.Proposal;
import io.heyi.talent.internal.matching.ProposalStore.State;
import io.heyi.talent.internal.matching.Proposals;
import io.heyi.talent.internal.process.assignment.AssignmentTasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A pool coordinator publishes the month's proposal or throws it away (issue 5: shown as a proposal). */
@Component
class LookAtProposal extends CaseTask<Proposal> {

    private final Proposals proposals;

    LookAtProposal(ProposalDesk desk, Proposals proposals) {
        super(AssignmentTasks.LOOK_AT_PROPOSAL.type(), desk);
        this.proposals = proposals;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(positive("publish"), negative("discard"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return Set.of();
    }

    @Override
    protected Ruling ruling(Proposal proposal, TaskContext task, TaskDecision decision) {
        return switch (proposals.rule(decision.by(), proposal.month(), decision.outcome().equals("publish"), reason(decision))) {
            case Proposals.Reply.Done() -> Ruling.accepted();
            case Proposals.Reply.NotAllowed(var messageKey) -> new Ruling.NotAllowed(messageKey);
            case Proposals.Reply.Unknown() -> Ruling.tooLate("matching.refusal.unknown");
            case Proposals.Reply.TooLate(var state) -> Ruling.tooLate("matching.refusal.decided");
        };
    }

    /** Decided on the page of the proposal meanwhile. */
    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        var state = caseOf(task).state();
        return recorded(state == State.DRAFT ? Optional.empty() : Optional.of(state == State.PUBLISHED ? "publish" : "discard"));
    }
}
