package io.heyi.emc.internal.contract;

import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.shared.FieldError;
import java.util.List;

/** What became of a command on an EMC. */
public sealed interface EmcOutcome {

    record Done(EmcCode code, EmcState state) implements EmcOutcome {}

    /** 422 */
    record Invalid(List<FieldError> errors) implements EmcOutcome {}

    /** 404: unknown, or not for this person's eyes. */
    record Unknown() implements EmcOutcome {}

    /** 403 */
    record NotAllowed(String messageKey) implements EmcOutcome {}

    /** 409: the EMC has moved on. */
    record TooLate(String messageKey, EmcState state) implements EmcOutcome {}
}
