package io.heyi.microenterprise;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the list of elections.
 *
 * @param dueAt deadline of what is waited for now
 * @param remindedAt when the reader was reminded of what he has not done yet: sign, stand, answer or accept
 */
public record ElectionSummary(ElectionId id, String microenterprise, String microenterpriseName, ElectionTrigger trigger, ElectionPhase phase, String incumbent, int candidates,
                              Instant openedAt, Optional<Instant> dueAt, Optional<Instant> remindedAt) {}
