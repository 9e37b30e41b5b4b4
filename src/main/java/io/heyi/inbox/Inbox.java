package io.heyi.inbox;

import io.heyi.access.CurrentUser;
import java.util.Collection;
import java.util.Map;

/** What other modules may ask of the inbox. */
public interface Inbox {

    /** Counts for badges and home: mine, my groups, overdue, today (product-bar T9). They match the lists. */
    Counts counts(CurrentUser user);

    /**
     * Open tasks that the person holds or may take, by case.
     *
     * @param cases business keys; a task of {@code EMC-0001/2026-11} belongs to the case {@code EMC-0001}
     */
    Map<String, Long> waiting(CurrentUser user, Collection<String> cases);

    record Counts(long mine, long group, long overdue, long today) {}
}
