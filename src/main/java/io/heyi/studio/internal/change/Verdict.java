package io.heyi.studio.internal.change;

import java.time.Instant;

/** What a second process owner said to a change. @param contentHash of exactly what he saw */
public record Verdict(String contentHash, String person, boolean approved, String reason, Instant saidAt) {}
