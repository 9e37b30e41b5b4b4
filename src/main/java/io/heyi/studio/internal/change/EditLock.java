package io.heyi.studio.internal.change;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who edits a draft now (product-bar E10).
 *
 * @param asker who wants to go on instead
 */
public record EditLock(String holder, Instant since, Instant renewedAt, Optional<String> asker, Optional<Instant> askedAt) {

    /** @param lapse after which a window that did not renew it is taken for closed */
    boolean isHeld(Instant now, Duration lapse) {
        return renewedAt.plus(lapse).isAfter(now);
    }

    /** Whether the asker need no longer wait for an answer. */
    boolean mayBeTakenBy(String person, Instant now, Duration patience) {
        return asker.filter(person::equals).isPresent() && !askedAt.orElseThrow().plus(patience).isAfter(now);
    }
}
