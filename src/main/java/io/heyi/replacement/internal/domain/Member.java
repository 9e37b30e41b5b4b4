package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;

/**
 * A party of the contract when the case opened.
 *
 * @param ratioPercent of the pool; null for none
 */
public record Member(ActorId actor, String name, boolean lead, java.math.BigDecimal ratioPercent) {}
