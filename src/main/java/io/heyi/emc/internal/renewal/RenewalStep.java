package io.heyi.emc.internal.renewal;

/** Where a renewal stands, in the order of {@code emc-contract-renewal}; ENDED ones have a {@link RenewalOutcome}. */
public enum RenewalStep { WAITING_FOR_CUT_OFF, FROZEN, DISPUTABLE, SETTLING_DISPUTES, PROPOSING, CONFIRMING, WAITING_FOR_MONTH_END, CLOSING, ENDED }
