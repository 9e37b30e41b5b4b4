package io.heyi.replacement.internal.domain;

import io.heyi.replacement.ReplacementOutcome;
import java.util.stream.Stream;

/** Why a case ends before it is through, as the message to its process says it. */
public enum Withdrawal {
    ASKERS("askers", ReplacementOutcome.WITHDRAWN),
    CONTRACT_ENDED("contractEnded", ReplacementOutcome.CONTRACT_ENDED),
    PARTY_LEFT("partyLeft", ReplacementOutcome.PARTY_LEFT);

    private final String id;
    private final ReplacementOutcome outcome;

    Withdrawal(String id, ReplacementOutcome outcome) {
        this.id = id;
        this.outcome = outcome;
    }

    /** @throws IllegalArgumentException for a word that nobody publishes */
    public static Withdrawal of(String id) {
        return Stream.of(values()).filter(one -> one.id.equals(id)).findFirst().orElseThrow(() -> new IllegalArgumentException("there is no withdrawal " + id));
    }

    /** Value of the variable {@code withdrawal}. */
    public String id() {
        return id;
    }

    public ReplacementOutcome outcome() {
        return outcome;
    }
}
