package io.heyi.inbox;

import io.heyi.access.CurrentUser;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A person's decision after rights, exclusion and form were checked.
 *
 * @param values only keys that the form declares, checked against the form
 */
public record TaskDecision(CurrentUser by, String outcome, Optional<String> reason, Map<String, Object> values, Instant at) {}
