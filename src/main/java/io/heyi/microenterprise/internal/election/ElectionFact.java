package io.heyi.microenterprise.internal.election;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that happened in an owner election, for timeline and audit chain.
 *
 * @param actor user name or {@code system}
 * @param fact verb in the past; text under {@code election.timeline.<fact>}, audit action {@code microenterprise.<fact>}
 * @param arguments filled into the text
 * @param details old and new values for the audit chain
 */
public record ElectionFact(Instant at, String actor, String fact, List<String> arguments, Map<String, Object> details) {}
