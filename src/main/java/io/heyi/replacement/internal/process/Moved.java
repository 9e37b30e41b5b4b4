package io.heyi.replacement.internal.process;

import io.heyi.replacement.internal.domain.ReplacementCase;

/** Result of a step that tells the process nothing but where the case now stands. */
public record Moved(String replacementStep) {

    static Moved to(ReplacementCase found) {
        return new Moved(found.step().name());
    }
}
