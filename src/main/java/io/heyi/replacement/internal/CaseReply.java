package io.heyi.replacement.internal;

import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;

/** What became of somebody's act on the page of a case or by the API. */
public sealed interface CaseReply {

    record Done() implements CaseReply {}

    record Unknown() implements CaseReply {}

    record NotAllowed(String messageKey) implements CaseReply {}

    record TooLate(String messageKey) implements CaseReply {}

    record Invalid(List<FieldError> errors) implements CaseReply {}

    static CaseReply of(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Accepted() -> new Done();
            case Ruling.TooLate(var messageKey, var arguments) -> new TooLate(messageKey);
            case Ruling.NotAllowed(var messageKey) -> new NotAllowed(messageKey);
            case Ruling.Refused(var errors) -> new Invalid(errors);
        };
    }
}
