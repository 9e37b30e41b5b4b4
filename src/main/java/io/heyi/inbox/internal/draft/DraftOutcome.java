package io.heyi.inbox.internal.draft;

import io.heyi.shared.FieldError;
import java.util.List;

/** What came of saving a draft. */
public sealed interface DraftOutcome {

    record Saved(Draft draft) implements DraftOutcome {}

    /** Another window of the same person has saved since. @param now what it saved */
    record Overtaken(Draft now) implements DraftOutcome {}

    /** Not the person's to decide, or decided. */
    record Forbidden() implements DraftOutcome {}

    record Unknown() implements DraftOutcome {}

    record Invalid(List<FieldError> errors) implements DraftOutcome {}
}
