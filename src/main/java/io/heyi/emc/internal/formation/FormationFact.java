package io.heyi.emc.internal.formation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that happened while an EMC was formed, for timeline and audit chain.
 *
 * @param actor user name or {@code system}
 * @param fact verb in the past, e.g. {@code callExtended}; text under {@code emcformation.timeline.<fact>}, audit action {@code emc.<fact>}
 * @param arguments filled into the text
 * @param details old and new values for the audit chain
 */
public record FormationFact(Instant at, String actor, String fact, List<String> arguments, Map<String, Object> details) {}
