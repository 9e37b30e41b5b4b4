package io.heyi.replacement.internal;

import io.heyi.replacement.ReplacementCode;
import io.heyi.shared.FieldError;
import java.util.List;

/** What became of a request for a case. */
public sealed interface RequestReply {

    record Opened(ReplacementCode code) implements RequestReply {}

    /** Kept; so many more members must ask. */
    record Waiting(int missing) implements RequestReply {}

    /** Not there, or not to be known of. */
    record Unknown() implements RequestReply {}

    record NotAllowed(String messageKey) implements RequestReply {}

    /** There is an open case for this party. */
    record OpenAlready(ReplacementCode code) implements RequestReply {}

    record Invalid(List<FieldError> errors) implements RequestReply {}
}
