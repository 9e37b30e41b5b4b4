package io.heyi.dissolution.internal;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;

/** What became of somebody's act on the page of a case, on that of a micro-enterprise, or by the API. */
public sealed interface DissolutionReply {

    record Done() implements DissolutionReply {}

    /** Opened now, or by an earlier request with the same key. */
    record Opened(DissolutionCode code) implements DissolutionReply {}

    /** Another case of that micro-enterprise is open. */
    record OpenAlready(DissolutionCode code) implements DissolutionReply {}

    record Unknown(String messageKey) implements DissolutionReply {}

    record NotAllowed(String messageKey) implements DissolutionReply {}

    /** @param arguments filled into the message */
    record TooLate(String messageKey, List<Object> arguments) implements DissolutionReply {

        public TooLate {
            arguments = List.copyOf(arguments);
        }
    }

    record Invalid(List<FieldError> errors) implements DissolutionReply {}

    static DissolutionReply of(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Accepted() -> new Done();
            case Ruling.TooLate(var messageKey, var arguments) -> new TooLate(messageKey, arguments);
            case Ruling.NotAllowed(var messageKey) -> new NotAllowed(messageKey);
            case Ruling.Refused(var errors) -> new Invalid(errors);
        };
    }
}
