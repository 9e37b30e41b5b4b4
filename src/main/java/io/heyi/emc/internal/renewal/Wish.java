package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a member wants of the next month; goes into the lead's draft.
 *
 * @param ratioPercent share of the pool that it asks for, 0 to 100; null when it says nothing
 * @param leave it leaves when the month ends, whatever is proposed
 */
public record Wish(ActorId actor, String person, String text, BigDecimal ratioPercent, boolean leave, Instant at) {}
