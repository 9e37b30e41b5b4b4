package io.heyi.inbox.internal;

import io.heyi.shared.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of claiming, giving back or completing a task. */
public sealed interface ActionOutcome {

    /** @param task as it is now */
    record Done(Task task) implements ActionOutcome {}

    record Unknown() implements ActionOutcome {}

    /** Not the person's task, or an excluded person. */
    record Forbidden(Task task) implements ActionOutcome {}

    /** No longer the person's to decide; message of the owning module. */
    record NotAllowed(Task task, String messageKey) implements ActionOutcome {}

    record ClaimedByOther(String by) implements ActionOutcome {}

    /** @param by empty when a decision recorded earlier was taken over */
    record AlreadyDecided(Optional<String> by, Instant at, String outcome) implements ActionOutcome {}

    /** The engine no longer waits for it. */
    record NoLongerOpen(TaskState state) implements ActionOutcome {}

    /** The model names the person, so there is nobody to give it back to. */
    record AssignedByModel() implements ActionOutcome {}

    record Invalid(List<FieldError> errors) implements ActionOutcome {}

    /** The case has moved on; message of the owning module. */
    record TooLate(String messageKey, List<Object> arguments) implements ActionOutcome {}
}
