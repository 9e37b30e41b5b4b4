package io.heyi.talent.internal.domain.pool;

import java.time.Instant;

/**
 * The coordinator wants the employment to end; it needs somebody else's legal check.
 *
 * @param checkedBy null until checked
 * @param confirmed whether the check allowed it
 */
public record EndProposal(String by, String reason, Instant at, String checkedBy, String check, Instant checkedAt, boolean confirmed) {

    static EndProposal of(String by, String reason, Instant at) {
        return new EndProposal(by, reason, at, null, null, null, false);
    }

    EndProposal checked(String checker, String words, Instant when, boolean allowed) {
        return new EndProposal(by, reason, at, checker, words, when, allowed);
    }
}
