package io.heyi.inbox.internal.web;

import io.heyi.inbox.internal.Task;
import io.heyi.web.PagePart;

/** A bean of this type puts one block on the page of a task. Its fragment finds its model as {@code block} and the page as {@code task}. */
public interface TaskPart extends PagePart<TaskPart.Shown> {

    /** Where the block stands. */
    enum Place { BEFORE_DECISION, BELOW_DECISION, END }

    Place place();

    /** @param mayAct whether the reader may decide it now */
    record Shown(Task task, boolean mayAct) {}
}
