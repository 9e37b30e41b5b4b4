package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A co-founder's answer to the invitation.
 *
 * @param at null while there is none
 * @param stands whether the co-founder stands for owner; false for pledges from before that was asked
 */
public record Pledge(Username coFounder, State state, BigDecimal amount, Instant at, boolean stands) {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    /** SILENT: no answer by the deadline, dropped like one who declined. */
    public enum State { INVITED, JOINED, DECLINED, SILENT }

    static Pledge invited(Username coFounder) {
        return new Pledge(coFounder, State.INVITED, NOTHING, null, false);
    }

    static Pledge declined(Username coFounder, Instant at) {
        return new Pledge(coFounder, State.DECLINED, NOTHING, at, false);
    }

    static Pledge silent(Username coFounder) {
        return new Pledge(coFounder, State.SILENT, NOTHING, null, false);
    }
}
