package io.heyi.studio.internal.change;

import io.heyi.shared.FieldError;
import java.util.List;

/** What came of working on a change. */
public sealed interface ChangeOutcome {

    /** The change as it stands now. */
    record Done(Change change) implements ChangeOutcome {}

    /** The draft as it stands now. @param fresh whether anything was stored */
    record Saved(Draft draft, boolean fresh) implements ChangeOutcome {}

    /** Somebody has saved since it was read: both are to be brought together. */
    record Overtaken(Draft now) implements ChangeOutcome {}

    /** Somebody else is editing. */
    record Locked(EditLock lock) implements ChangeOutcome {}

    /** It is no longer edited. */
    record Closed(Change change) implements ChangeOutcome {}

    record Invalid(List<FieldError> errors) implements ChangeOutcome {}

    record NotAllowed(String messageKey) implements ChangeOutcome {}

    record Unknown() implements ChangeOutcome {}
}
