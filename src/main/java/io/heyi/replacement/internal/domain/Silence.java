package io.heyi.replacement.internal.domain;

import java.time.Instant;
import java.util.List;

/**
 * Others were told, near the end of the time for it, that nobody has said anything yet.
 *
 * @param step {@code answer} or {@code help}
 * @param whom party ids or groups; empty where nobody was left to tell
 */
public record Silence(String step, List<String> whom, Instant at) {

    public Silence {
        whom = List.copyOf(whom);
    }
}
