package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import java.time.Instant;

/**
 * The party of a case leaves because it is dissolved (domain.md P6, step 3).
 *
 * @param dissolution code of that case, {@code DC-0001}
 * @param preferred who is asked first to take the part over; null for nobody
 * @param at from when the time of the search counts
 */
public record Departing(String dissolution, ActorId preferred, Instant at) {

    /** @throws IllegalArgumentException where the code is not one of a dissolution */
    public Departing {
        if (dissolution == null || !dissolution.matches("DC-[0-9]{4,9}")) {
            throw new IllegalArgumentException("not the code of a dissolution: " + dissolution);
        }
    }
}
