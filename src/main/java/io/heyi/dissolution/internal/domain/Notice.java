package io.heyi.dissolution.internal.domain;

import java.time.Instant;
import java.util.List;

/**
 * A counterparty was told; nobody has to acknowledge it for the case to go on.
 *
 * @param party id of the actor, {@code platform:food}, {@code partner:chef} or {@code member:li}
 * @param reasons why it is told: codes of EMCs, {@code creditor}, {@code investor} or {@code platform}
 * @param acknowledgedBy null until somebody for the party has
 */
public record Notice(String party, String name, List<String> reasons, Instant at, String acknowledgedBy, Instant acknowledgedAt) {

    public Notice {
        reasons = List.copyOf(reasons);
    }

    public static Notice of(String party, String name, List<String> reasons, Instant at) {
        return new Notice(party, name, reasons, at, null, null);
    }

    Notice acknowledged(String person, Instant when) {
        return new Notice(party, name, reasons, at, person, when);
    }
}
