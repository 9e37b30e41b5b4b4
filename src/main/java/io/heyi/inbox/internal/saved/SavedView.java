package io.heyi.inbox.internal.saved;

import java.util.Optional;
import java.util.UUID;

/**
 * A question that somebody keeps (product-bar T10): list, filters, order and columns as parameters of an address, never tasks.
 *
 * @param sharedWith candidate group whose members may use it too
 * @param query begins with a question mark
 * @param byDefault whether the inbox of the person who asked opens with it
 */
public record SavedView(UUID id, String owner, String name, Optional<String> sharedWith, String query, boolean byDefault) {

    /** @param username who asks */
    public boolean isOf(String username) {
        return owner.equals(username);
    }
}
