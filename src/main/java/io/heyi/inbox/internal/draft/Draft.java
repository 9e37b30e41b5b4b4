package io.heyi.inbox.internal.draft;

import java.time.Instant;

/**
 * What a person has typed into a task so far (product-bar T4), unchecked.
 *
 * @param version 1 for the first saving
 * @param values the form's fields as one JSON object
 */
public record Draft(int version, String values, String reason, Instant savedAt) {}
