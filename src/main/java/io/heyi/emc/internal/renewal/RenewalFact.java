package io.heyi.emc.internal.renewal;

import java.util.Map;

/**
 * Something that happened in a renewal, for its history.
 *
 * @param actor user name or {@code system}
 * @param fact verb in the past; audit action {@code emc.renewal.<fact>}
 */
public record RenewalFact(String actor, String fact, Map<String, Object> details) {}
