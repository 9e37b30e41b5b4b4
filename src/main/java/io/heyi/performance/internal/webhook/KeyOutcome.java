package io.heyi.performance.internal.webhook;

import io.heyi.shared.FieldError;
import java.util.List;

/** Answer to an act on a webhook's key. */
public sealed interface KeyOutcome {

    /** @param secret shown this once */
    record Created(WebhookKey key, String secret) implements KeyOutcome {}

    /** Also when it was revoked before. */
    record Revoked(WebhookKey key) implements KeyOutcome {}

    record Invalid(List<FieldError> errors) implements KeyOutcome {}

    /** Only the lead's owner and administrators manage keys. */
    record NotAllowed() implements KeyOutcome {}

    record Unknown() implements KeyOutcome {}

    /** No master key is configured. */
    record NotSetUp() implements KeyOutcome {}
}
