package io.heyi.inbox.internal;

import java.util.List;

/** Which list of tasks is wanted. */
public enum TaskView {
    /** Open tasks that I hold. */
    MINE(List.of(TaskRights.HELD), "holder is not null and " + TaskSql.AWAKE),
    /** Open tasks of my groups that nobody holds. */
    GROUP(List.of(TaskRights.OFFERED), "holder is null and " + TaskSql.AWAKE),
    /** Open tasks that I may decide because somebody is away (product-bar T3). */
    OTHERS(List.of(TaskRights.FOR_OTHERS), TaskSql.AWAKE),
    /** Mine and my groups'. A search in it looks at what I decided as well. */
    ALL(TaskSql.WAITING, TaskSql.AWAKE),
    /** Mine and my groups' whose deadline has passed. */
    OVERDUE(TaskSql.WAITING, "due_at < :now and " + TaskSql.AWAKE),
    /** Mine and my groups' that are due today and not yet overdue. */
    TODAY(TaskSql.WAITING, "due_at >= :now and due_at < :tomorrow and " + TaskSql.AWAKE),
    /** Mine and my groups' that I do not want to see before a time. */
    SNOOZED(TaskSql.WAITING, "not " + TaskSql.AWAKE),
    /** Tasks that I decided, or somebody in my place, the latest first. */
    DONE(TaskSql.DECIDED, "true");

    private final List<String> sources;
    private final String within;

    /**
     * @param sources conditions of which no two hold for one task, each answered by an index of its own
     * @param within condition that picks the list out of what the sources give; for open lists it does so out of {@link TaskSql#WAITING} too
     */
    TaskView(List<String> sources, String within) {
        this.sources = sources;
        this.within = within;
    }

    List<String> sources() {
        return sources;
    }

    String within() {
        return within;
    }

    /** Overdue, then due, then priority, then oldest (product-bar T9): the overdue are the earliest of the due ones. */
    String order() {
        return this == DONE ? "decided_at desc, id" : "due_at asc nulls last, priority desc, created_at, id";
    }

    /** Whether it is one of the lists of what waits for a person. */
    boolean isOfWaiting() {
        return this != DONE;
    }
}
