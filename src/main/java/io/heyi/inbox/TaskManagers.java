package io.heyi.inbox;

import java.util.Set;

/** Who looks after the tasks of a group: hands them over, sets their dates, hears of what is late, and decides none of them (product-bar T1, O12). A bean of the module that knows the group. */
@FunctionalInterface
public interface TaskManagers {

    /**
     * @param group candidate group of a task, e.g. {@code me-owner:ME-0001}
     * @return groups of its managers; empty where this module does not know it
     */
    Set<String> managing(String group);
}
