package io.heyi.inbox;

import io.heyi.access.CurrentUser;

/** What other modules may ask of the inbox. */
public interface Inbox {

    /** Counts for badges and home: mine, my groups, overdue, today (product-bar T9). They match the lists. */
    Counts counts(CurrentUser user);

    record Counts(long mine, long group, long overdue, long today) {}
}
