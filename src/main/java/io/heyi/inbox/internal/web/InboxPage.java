package io.heyi.inbox.internal.web;

import io.heyi.inbox.Inbox;
import io.heyi.inbox.internal.TaskColumn;
import io.heyi.shared.PageOf;
import java.util.List;
import java.util.Map;

/**
 * The list beside the reading pane.
 *
 * @param view in lower case, as in addresses
 * @param businessKey only this case, null for all
 * @param parameters of this list, beginning with a question mark, without page number
 * @param filters values of the filter form by parameter; {@code filtered} how many are set
 * @param sort parameter of the chosen order, empty for the usual one
 * @param columns chosen
 * @param saved id of the saved view that is shown, null for none
 * @param spelledOut parameters of the same list without the name of a saved view
 * @param links to what else belongs to the inbox, for this reader
 */
record InboxPage(String view, String businessKey, PageOf<TaskRow> tasks, Inbox.Counts counts, String parameters, Map<String, String> filters, long filtered, String sort,
                 List<TaskColumn> columns, String saved, String spelledOut, List<SavedRow> views, Choices choices, List<InboxLink> links) {

    /**
     * A saved view in the list of them.
     *
     * @param count how many tasks it has for the reader, null where that is not told
     * @param sharedWith label of the group, null for nobody
     */
    record SavedRow(String id, String name, Long count, String sharedWith, String sharedGroup, boolean own, boolean byDefault, String query) {}

    /**
     * What the forms offer, with labels.
     *
     * @param groups that the reader is in
     * @param types kinds of tasks
     */
    record Choices(List<TaskColumn> columns, Map<String, String> groups, Map<String, String> types) {}

    /** Address of this list without page number. */
    public String address() {
        return "/inbox" + parameters;
    }

    /** Names of the lists with a tab each; what others have left is among them while there is some. */
    public List<String> tabs() {
        return counts.others() > 0 || view.equals("others") ? List.of("mine", "group", "others", "overdue", "today") : List.of("mine", "group", "overdue", "today");
    }

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

    /** Whether a column was chosen. */
    public boolean shows(String column) {
        return columns.stream().anyMatch(one -> one.parameter().equals(column));
    }

    /** The saved view that is shown, null for none. */
    public SavedRow current() {
        return views.stream().filter(one -> one.id().equals(saved)).findFirst().orElse(null);
    }
}
