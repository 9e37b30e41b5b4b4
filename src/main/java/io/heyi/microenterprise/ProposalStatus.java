package io.heyi.microenterprise;

/** States of a proposal (issue 2); the four last ones are final and say the same as the end events of {@code me-founding}. */
public enum ProposalStatus {
    DRAFT, SUBMITTED, REWORK, IN_DECISION, PLEDGING, SIGNING, PROVISIONING, FOUNDED, DECLINED, LAPSED, WITHDRAWN;

    public boolean isFinal() {
        return ordinal() >= FOUNDED.ordinal();
    }

    /** Withdrawing ends with the first request for a signature. */
    public boolean mayBeWithdrawn() {
        return ordinal() < SIGNING.ordinal();
    }
}
