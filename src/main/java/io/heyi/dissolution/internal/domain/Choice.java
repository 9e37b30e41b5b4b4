package io.heyi.dissolution.internal.domain;

import java.time.Instant;

/**
 * What the platform has decided.
 *
 * @param alternative id; empty for dissolution
 */
public record Choice(String alternative, String reason, String person, Instant at) {}
