package io.heyi.inbox;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A person's decision after rights, exclusion and form were checked.
 *
 * @param by whose right it is to decide
 * @param values only keys that the form declares, checked against the form
 * @param substitute who decided in that one's place while he is away (product-bar T3); neither of both is excluded
 */
public record TaskDecision(CurrentUser by, String outcome, Optional<String> reason, Map<String, Object> values, Instant at, Optional<Username> substitute) {

    /** In person. */
    public TaskDecision(CurrentUser by, String outcome, Optional<String> reason, Map<String, Object> values, Instant at) {
        this(by, outcome, reason, values, at, Optional.empty());
    }
}
