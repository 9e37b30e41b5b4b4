package io.heyi.emc.internal.renewal;

import io.heyi.shared.FieldError;
import java.util.List;

/** What became of somebody's act on a renewal's page or by the API. */
public sealed interface RenewalReply {

    record Done() implements RenewalReply {}

    /** Not there, or not to be known of. */
    record Unknown() implements RenewalReply {}

    record NotAllowed(String messageKey) implements RenewalReply {}

    record TooLate(String messageKey) implements RenewalReply {}

    record Invalid(List<FieldError> errors) implements RenewalReply {}

    static RenewalReply of(RenewalRuling ruling) {
        return switch (ruling) {
            case RenewalRuling.Accepted() -> new Done();
            case RenewalRuling.TooLate(var messageKey) -> new TooLate(messageKey);
            case RenewalRuling.Refused(var errors) -> new Invalid(errors);
        };
    }
}
