package io.heyi.orchestration.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The product's time now.
 *
 * @param offset how far it is ahead of the real time
 * @param zone zone of calendar units
 */
public record ProductTime(Instant now, Duration offset, ZoneId zone) {}
