package io.heyi.talent.internal.matching;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody holds against the reasons of a match.
 *
 * @param opening code
 * @param answer of a person; null while nobody has answered
 */
public record Objection(UUID id, String opening, String person, String text, Instant at, String answer, String answeredBy, Instant answeredAt) {}
