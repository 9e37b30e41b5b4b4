package io.heyi.dissolution.internal.process;

import io.heyi.dissolution.internal.domain.Dissolution;

/** Result of a step that tells the process nothing but where the case now stands. */
public record Moved(String dissolutionStep) {

    static Moved to(Dissolution found) {
        return new Moved(found.step().name());
    }
}
