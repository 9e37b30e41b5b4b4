package io.heyi.studio.internal.comment;

import io.heyi.studio.internal.model.ModelRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is said to one element of a draft (product-bar E12).
 *
 * @param element id of the element, or of the whole model
 */
public record ElementThread(UUID id, ModelRef model, String element, String openedBy, Instant openedAt, Optional<String> resolvedBy, List<Post> posts) {

    public record Post(String author, String text, Instant saidAt) {}

    public boolean isOpen() {
        return resolvedBy.isEmpty();
    }
}
