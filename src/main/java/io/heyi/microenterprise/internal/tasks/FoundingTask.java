package io.heyi.microenterprise.internal.tasks;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.process.FoundingTasks;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** What all human tasks of founding share beside the proposal behind them: who must keep out, and that a ballot is secret while it is open. */
public abstract class FoundingTask extends CaseTask<Proposal> {

    private final FoundingDesk desk;

    FoundingTask(FoundingTasks task, FoundingDesk desk) {
        super(task.type(), desk);
        this.desk = desk;
    }

    /** Proposers and co-founders of the proposal and of its live rivals (product-bar T2); tasks that are theirs exclude nobody. */
    @Override
    public Set<Username> excluded(TaskContext task) {
        return desk.interested(caseOf(task));
    }

    /** Each vote is its own while the ballot is open. */
    @Override
    public boolean hides(TaskContext task, AuditEntry entry, CurrentUser reader) {
        boolean vote = entry.action().equals("microenterprise.voted") || FoundingTasks.VOTE_ON_FUNDING.type().taskType().equals(entry.details().get("taskType"));
        return vote && !entry.actor().equals(reader.username().value()) && caseOf(task).status() == ProposalStatus.IN_DECISION;
    }

    FoundingDesk desk() {
        return desk;
    }

    /** An amount that the form's pattern has let through, exact. */
    static Optional<BigDecimal> amount(TaskDecision decision, String key) {
        return text(decision, key).map(BigDecimal::new);
    }
}
