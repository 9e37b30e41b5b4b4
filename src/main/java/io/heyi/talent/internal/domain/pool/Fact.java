package io.heyi.talent.internal.domain.pool;

import java.util.Map;

/**
 * Something that happened in a stay, for its history.
 *
 * @param actor user name or {@code system}
 * @param fact verb in the past; audit action {@code talent.stay.<fact>}
 */
public record Fact(String actor, String fact, Map<String, Object> details) {}
