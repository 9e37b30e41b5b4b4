package io.heyi.microenterprise;

import java.time.Instant;

/**
 * Fact: a dissolution has frozen, released, moved or closed a micro-enterprise; published in the transaction that did it.
 *
 * @param state from this instant on
 * @param dissolution code of the case
 */
public record LifecycleChanged(String microenterprise, MicroenterpriseState state, String dissolution, Instant at) {}
