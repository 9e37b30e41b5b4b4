package io.heyi.orchestration.internal.outbox;

import java.time.Instant;
import java.util.Optional;

/** How much is still to be told to the engine, and since when the oldest of it waits. */
public record OutboxBacklog(long waiting, long dead, Optional<Instant> oldest) {}
