package io.heyi.tender.internal;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.HeldBack;
import io.heyi.tender.TenderCode;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderTasks;
import java.util.HashMap;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Which entries of a tender's history tell of opened bids, and from whom they are held back until the outcome is published (product-bar T2). */
@Component
public class BidSecrets implements HeldBack {

    private static final Set<String> OF_BIDS = Set.of("tender.opened", "tender.judged");
    private static final Set<String> OF_OUTCOME = Set.of("tender.ranked", "tender.awardDecided", "tender.noAwardDecided");

    private final TenderCases cases;
    private final TenderRights rights;

    BidSecrets(TenderCases cases, TenderRights rights) {
        this.cases = cases;
        this.rights = rights;
    }

    /** What it says stays with those who judge and decide, and with the bidder. */
    public static boolean tellsOfBids(AuditEntry entry) {
        return OF_BIDS.contains(entry.action());
    }

    /** All may read it once the outcome is published. */
    public static boolean tellsOfOutcome(AuditEntry entry) {
        return OF_OUTCOME.contains(entry.action()) || TenderTasks.AWARD_TENDER.type().taskType().equals(entry.details().get("taskType")) && TenderCode.isValid(entry.stream());
    }

    /** Whether it will be held back from anybody. */
    public static boolean isSecret(AuditEvent event) {
        return OF_BIDS.contains(event.action()) || OF_OUTCOME.contains(event.action());
    }

    @Override
    public Predicate<AuditEntry> from(CurrentUser reader) {
        var hidden = new HashMap<String, Boolean>();
        return entry -> (tellsOfBids(entry) || tellsOfOutcome(entry)) && hidden.computeIfAbsent(entry.stream(), code -> isSecret(cases.read(new TenderCode(code)), reader));
    }

    private boolean isSecret(Tender tender, CurrentUser reader) {
        return !tender.isOutcomePublished() && !rights.maySeeBids(reader, tender);
    }
}
