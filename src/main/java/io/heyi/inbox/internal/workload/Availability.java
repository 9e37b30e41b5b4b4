package io.heyi.inbox.internal.workload;

import io.heyi.access.Username;

/** A bean of this type knows of people who are away now, so that nothing is given to them. */
@FunctionalInterface
public interface Availability {

    /** @param processId of the task that he would get */
    boolean isAway(Username person, String processId);
}
