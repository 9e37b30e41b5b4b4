package io.heyi.orchestration;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Processes on which nothing starts any more (product-bar E17). A start that business code asks for is not sent to the engine: it waits with the operators, who see why, until the retirement is taken back or they
 * give it up. What runs goes on to its end; when the last instance is over, the process is retired for good.
 */
public interface ProcessRetirements {

    List<Retired> all();

    Optional<Retired> of(String processId);

    /** In the caller's transaction. @param reference the change request that says so */
    void retire(String processId, String reference);

    /** In the caller's transaction; what was asked to start since is started. @return false when it is over for good, or not retired */
    boolean takeBack(String processId);

    /** Whether the engine starts it without being asked, at a time; that cannot be kept from happening. */
    boolean startsByItself(String processId);

    /** Whatever is not over yet, the oldest first. */
    PageOf<RunningCase> running(String processId, PageRequest page);

    /** @param waitingStarts how many have been asked to start since */
    record Retired(String processId, String reference, Instant retiredAt, Optional<Instant> endedAt, long running, long waitingStarts) {}

    /** @param version of the process, and {@code instanceKey} of the engine; empty while it was started and nothing of it has been seen yet */
    record RunningCase(String businessKey, Optional<Integer> version, Optional<Long> instanceKey, Instant since) {}
}
