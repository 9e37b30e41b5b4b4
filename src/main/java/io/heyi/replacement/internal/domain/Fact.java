package io.heyi.replacement.internal.domain;

import java.util.Map;

/**
 * Something that happened in a case, for its history.
 *
 * @param actor user name or {@code system}
 * @param fact verb in the past; audit action {@code replacement.<fact>}
 */
public record Fact(String actor, String fact, Map<String, Object> details) {}
