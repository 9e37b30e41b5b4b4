package io.heyi.emc.internal.renewal;

/** How a renewal ended (domain.md P3): new version, one month on old terms, or no contract any more. */
public enum RenewalOutcome { RENEWED, OLD_TERMS, LAPSED }
