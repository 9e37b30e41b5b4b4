package io.heyi.orchestration;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which cases of a process run, on which version of it and where they are, from the product's own read model (product-bar E3). */
public interface RunningCases {

    /** By version, the newest first, then by element. */
    List<Standing> standing(String process);

    /** Running cases by their keys' order. */
    PageOf<RunningCase> find(Wanted wanted, PageRequest page);

    /** Those of these instances that run, in the order of their keys. */
    List<RunningCase> of(Collection<Long> instances);

    /** @param element where they wait; empty where nothing tells, e.g. between two steps. @param cases how many */
    record Standing(int version, long definitionKey, String element, long cases) {}

    /** What is looked for; empty means any. @param businessKey part of it */
    record Wanted(String process, Optional<Integer> version, Optional<String> element, Optional<String> businessKey) {}

    /** @param elements where it is: open jobs and tasks, and waits as far as they can be concluded */
    record RunningCase(long instance, String process, int version, long definitionKey, String businessKey, List<String> elements) {}
}
