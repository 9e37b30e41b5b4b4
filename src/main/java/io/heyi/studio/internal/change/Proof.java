package io.heyi.studio.internal.change;

import io.heyi.shared.FieldError;
import java.util.Optional;

/** Something that must have been shown of exactly this content before it is asked for or approved (product-bar E6). */
@FunctionalInterface
public interface Proof {

    /** What is missing; empty when it has been shown. @param contentHash of what stands there now */
    Optional<FieldError> missing(Change change, String contentHash);
}
