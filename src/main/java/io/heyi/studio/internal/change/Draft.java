package io.heyi.studio.internal.change;

import io.heyi.studio.internal.model.ModelRef;
import java.time.Instant;
import java.util.Optional;

/**
 * A model of a change as it stands.
 *
 * @param base checksum of what was live when it was begun; empty for a new model
 * @param checksum SHA-256 of its text
 * @param stamp 1 for the first state, one more with every saving
 */
public record Draft(ModelRef model, Optional<String> base, String checksum, int stamp, String editor, Instant editedAt) {

    /** Whether it differs from what was live. */
    public boolean isChanged() {
        return base.filter(checksum::equals).isEmpty();
    }
}
