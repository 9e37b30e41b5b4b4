package io.heyi.inbox.internal.discussion;

import io.heyi.shared.FieldError;
import java.util.List;

/** What came of saying, asking or answering something. */
public sealed interface DiscussionOutcome {

    record Done() implements DiscussionOutcome {}

    record Invalid(List<FieldError> errors) implements DiscussionOutcome {}

    /** Not the person's; recorded. */
    record Forbidden() implements DiscussionOutcome {}

    record Unknown() implements DiscussionOutcome {}

    /** Answered, taken back or over already. */
    record TooLate(String messageKey) implements DiscussionOutcome {}
}
