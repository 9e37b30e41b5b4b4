package io.heyi.dissolution.internal.domain;

import java.util.Map;

/**
 * Something that happened in a case, for its history.
 *
 * @param actor user name or {@code system}
 * @param fact verb in the past; audit action {@code dissolution.<fact>}
 */
public record Fact(String actor, String fact, Map<String, Object> details) {}
