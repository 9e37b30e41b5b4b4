package io.heyi.tender.internal.domain;

import io.heyi.tender.PartyId;
import java.time.Instant;

/**
 * The bidder's proof of what lies in the box.
 *
 * @param by user name of who acted
 * @param digest SHA-256 of the sealed bytes
 * @param requestKey the sender's own key; the same key again changes nothing
 * @param current false once it was replaced or withdrawn
 */
public record Receipt(PartyId bidder, String by, Instant at, String digest, String requestKey, boolean current) {

    Receipt retired() {
        return new Receipt(bidder, by, at, digest, requestKey, false);
    }
}
