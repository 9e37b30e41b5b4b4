package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import java.math.BigDecimal;
import java.time.Instant;

/** A co-founder's answer to the invitation; {@code at} is null while there is none. */
public record Pledge(Username coFounder, State state, BigDecimal amount, Instant at) {

    /** SILENT: no answer by the deadline, dropped like one who declined. */
    public enum State { INVITED, JOINED, DECLINED, SILENT }

    static Pledge invited(Username coFounder) {
        return new Pledge(coFounder, State.INVITED, BigDecimal.ZERO.setScale(2), null);
    }
}
