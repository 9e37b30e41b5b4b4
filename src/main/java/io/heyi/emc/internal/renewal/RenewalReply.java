package io.heyi.emc.internal.renewal;

import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;

/** What became of somebody's act on a renewal's page or by the API. */
public sealed interface RenewalReply {

    record Done() implements RenewalReply {}

    /** Not there, or not to be known of. */
    record Unknown() implements RenewalReply {}

    record NotAllowed(String messageKey) implements RenewalReply {}

    record TooLate(String messageKey, List<Object> arguments) implements RenewalReply {}

    record Invalid(List<FieldError> errors) implements RenewalReply {}

    static RenewalReply of(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Accepted() -> new Done();
            case Ruling.TooLate(var messageKey, var arguments) -> new TooLate(messageKey, arguments);
            case Ruling.NotAllowed(var messageKey) -> new NotAllowed(messageKey);
            case Ruling.Refused(var errors) -> new Invalid(errors);
        };
    }
}
