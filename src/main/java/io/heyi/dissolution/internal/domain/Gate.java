package io.heyi.dissolution.internal.domain;

/**
 * The gate of a stage that was not passed (domain.md P1 step 10, P6). The product keeps no gates after the founding, so whoever opens the case names it and shows by what it was missed.
 *
 * @param name of the gate, or of the target of the agreement that stands for it
 * @param evidence figures or document by which it was missed
 */
public record Gate(String name, String evidence) {}
