package io.heyi.tender.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that happened to a tender, for timeline and audit chain.
 *
 * @param actor user name or {@code system}
 * @param fact verb in the past, e.g. {@code extended}; text under {@code tenderroom.timeline.<fact>}, audit action {@code tender.<fact>}
 * @param arguments filled into the text
 * @param details old and new values for the audit chain
 */
public record TenderFact(Instant at, String actor, String fact, List<String> arguments, Map<String, Object> details) {}
