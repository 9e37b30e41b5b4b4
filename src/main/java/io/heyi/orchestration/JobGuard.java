package io.heyi.orchestration;

import io.camunda.client.api.response.ActivatedJob;
import java.util.function.Supplier;

/**
 * Runs a worker's facade call exactly once per element instance and case: inserts its row in the same transaction as the work, keeps the result, and replays
 * it when the engine offers the job again (architecture.md §4; style.md pitfall 1).
 */
public interface JobGuard {

    /**
     * @param work one facade call; its result becomes the job's variables and must be JSON-serialisable
     * @return the result, fresh or replayed
     */
    <R> R once(ActivatedJob job, Class<R> resultType, Supplier<R> work);

    /**
     * For work on other systems (Keycloak) that must not hold a transaction and is safe to repeat by itself: runs it outside of any transaction, then
     * keeps the result and replays it like {@link #once}. A crash in between runs the work again.
     */
    <R> R repeatable(ActivatedJob job, Class<R> resultType, Supplier<R> work);
}
