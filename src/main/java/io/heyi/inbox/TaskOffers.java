package io.heyi.inbox;

/** For modules of which a task comes to concern somebody else while it is open, because an office has changed hands. */
public interface TaskOffers {

    /**
     * Asks {@link TaskType#offeredTo} anew for the open tasks of this type and case, and offers them to those who are named now; whoever had taken one gives it back.
     * Tasks for one person whom the model names stay. Joins the caller's transaction; repeating it changes nothing.
     */
    void renew(String taskType, String businessKey);
}
