package io.heyi.microenterprise;

import java.time.Instant;
import java.util.Optional;

/** A row of the list of elections. @param dueAt deadline of what is waited for now */
public record ElectionSummary(ElectionId id, String microenterprise, String microenterpriseName, ElectionTrigger trigger, ElectionPhase phase, String incumbent, int candidates,
                              Instant openedAt, Optional<Instant> dueAt) {}
