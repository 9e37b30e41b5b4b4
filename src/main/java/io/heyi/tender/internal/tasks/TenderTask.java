package io.heyi.tender.internal.tasks;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.tender.TenderState;
import io.heyi.tender.internal.TenderRights;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderTasks;
import java.util.Set;

/** What all human tasks of a tender share: who must keep out, and that its history tells of the opened bids no more than the tender room does (product-bar T2). */
abstract class TenderTask extends CaseTask<Tender> {

    /** What they say stays with those who judge and decide, and with the bidder. */
    private static final Set<String> OF_BIDS = Set.of("tender.opened", "tender.judged");
    /** All may read it once the outcome is published. */
    private static final Set<String> OF_OUTCOME = Set.of("tender.ranked", "tender.awardDecided", "tender.noAwardDecided");

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
        boolean ofBids = OF_BIDS.contains(entry.action());
        if (!ofBids && !OF_OUTCOME.contains(entry.action()) && !TenderTasks.AWARD_TENDER.type().taskType().equals(entry.details().get("taskType"))) {
            return false;
        }
        var tender = caseOf(task);
        boolean published = tender.state() == TenderState.AWARDED || tender.state() == TenderState.NO_AWARD;
        return (ofBids || !published) && !rights.maySeeBids(reader, tender);
    }
}
