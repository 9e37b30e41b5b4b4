package io.heyi.inbox.internal.workload;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits in the groups that a person manages.
 *
 * @param total every task once, although it be offered to several groups
 * @param approvers by who has them; the row without a name counts those that nobody has. They add up to the total
 * @param groups by candidate group; the row without a name counts those that are offered to no group. A task of two groups is counted in both
 */
public record Backlog(Row total, List<Row> approvers, List<Row> groups) {

    /**
     * @param name person or candidate group; empty for nobody or no group
     * @param overdue past its date
     * @param dueThisWeek due within seven days and not overdue
     * @param medianAgeHours of the open ones, in hours since they were offered; 0 without any
     * @param decided within the last 30 days, by this person or in this group
     */
    public record Row(Optional<String> name, long open, long overdue, long dueThisWeek, Optional<Instant> oldest, double medianAgeHours, long decided) {}
}
