package io.heyi.orchestration;

import java.time.Instant;

/** Does work as it would have been done in the past, for what is taken over from before: the injected {@code Clock} stands still at that moment for the calling thread. */
public interface PastTime {

    /**
     * @param at not after now
     * @throws IllegalArgumentException for a moment still to come
     */
    void asOf(Instant at, Runnable work);
}
