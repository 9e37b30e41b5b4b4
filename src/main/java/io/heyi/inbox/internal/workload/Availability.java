package io.heyi.inbox.internal.workload;

import java.util.Set;
import java.util.function.BiPredicate;

/** A bean of this type knows of people who are away now, so that nothing is given to them. */
@FunctionalInterface
public interface Availability {

    /**
     * Asked once for all people in question.
     *
     * @param people user names
     * @return whether a person is away for tasks of a process, by user name and process id
     */
    BiPredicate<String, String> awayAmong(Set<String> people);
}
