package io.heyi.tender.internal.tasks;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.tender.internal.BidSecrets;
import io.heyi.tender.internal.TenderRights;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderTasks;
import java.util.Set;

/** What all human tasks of a tender share: who must keep out, and that its history tells of the opened bids no more than the tender room does (product-bar T2). */
abstract class TenderTask extends CaseTask<Tender> {

    private final TenderRights rights;

    TenderTask(TenderTasks task, TenderDesk desk, TenderRights rights) {
        super(task.type(), desk);
        this.rights = rights;
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return rights.interested(caseOf(task));
    }

    @Override
    public boolean hides(TaskContext task, AuditEntry entry, CurrentUser reader) {
        boolean ofBids = BidSecrets.tellsOfBids(entry);
        if (!ofBids && !BidSecrets.tellsOfOutcome(entry)) {
            return false;
        }
        var tender = caseOf(task);
        return (ofBids || !tender.isOutcomePublished()) && !rights.maySeeBids(reader, tender);
    }
}
