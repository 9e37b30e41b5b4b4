package io.heyi.inbox.internal.web;

import io.heyi.inbox.Inbox;
import io.heyi.shared.PageOf;
import java.util.List;

/**
 * The list beside the reading pane.
 *
 * @param view in lower case, as in addresses
 * @param businessKey only this case, null for all
 * @param address of this list without page number
 * @param links to what else belongs to the inbox, for this reader
 */
record InboxPage(String view, String businessKey, PageOf<TaskRow> tasks, Inbox.Counts counts, String address, List<InboxLink> links) {

    /** Number of tasks that a view has, for its tab. */
    public long count(String of) {
        return switch (of) {
            case "mine" -> counts.mine();
            case "group" -> counts.group();
            case "overdue" -> counts.overdue();
            case "others" -> counts.others();
            default -> counts.today();
        };
    }
}
