package io.heyi.orchestration;

/** The write side of {@link ProcessInstances} for what only the owning module knows; all else is seen by the job guard and the user-task port. */
public interface InstanceProgress {

    /**
     * Marks the latest instance of a business key as ended, in the caller's transaction. Repeating it changes nothing; a later sign of life undoes it.
     * Needed only where the last thing before an end event is not a job.
     */
    void ended(String processId, String businessKey);
}
