package io.heyi.inbox.internal;

/** Which list of tasks is wanted. */
public enum TaskView {
    /** Open tasks that I hold. */
    MINE(TaskRights.HELD),
    /** Open tasks of my groups that nobody holds. */
    GROUP(TaskRights.OFFERED),
    /** Open tasks that I may decide because somebody is away (product-bar T3). */
    OTHERS(TaskRights.FOR_OTHERS),
    /** Mine and my groups' whose deadline has passed. */
    OVERDUE("(" + TaskRights.HELD + " or " + TaskRights.OFFERED + ") and due_at < :now"),
    /** Mine and my groups' that are due today and not yet overdue. */
    TODAY("(" + TaskRights.HELD + " or " + TaskRights.OFFERED + ") and due_at >= :now and due_at < :tomorrow"),
    /** Tasks that I decided, the latest first. */
    DONE("decided_by = :me");

    private final String condition;

    TaskView(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    /** Overdue, then due, then priority, then oldest (product-bar T9): the overdue are the earliest of the due ones. */
    String order() {
        return this == DONE ? "decided_at desc, id" : "due_at asc nulls last, priority desc, created_at, id";
    }
}
