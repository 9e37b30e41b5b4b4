package io.heyi.tender.internal;

import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.tender.Bidders;
import io.heyi.tender.TenderCode;
import io.heyi.tender.internal.domain.Receipt;
import java.util.List;

/** What became of a person's act in a tender. */
public sealed interface TenderReply {

    /** @param receipt of a bid; null for other acts */
    record Done(TenderCode code, Receipt receipt) implements TenderReply {}

    /** There is no such tender, or the person may not know of it. */
    record Unknown() implements TenderReply {}

    record NotAllowed(String messageKey) implements TenderReply {}

    /** The tender has moved on, or the party has. */
    record TooLate(String messageKey, List<Object> arguments) implements TenderReply {}

    record Invalid(List<FieldError> errors) implements TenderReply {}

    static TenderReply of(Ruling ruling, TenderCode code) {
        return switch (ruling) {
            case Ruling.Accepted() -> new Done(code, null);
            case Ruling.TooLate(var key, var arguments) -> new TooLate(key, arguments);
            case Ruling.NotAllowed(var key) -> new NotAllowed(key);
            case Ruling.Refused(var errors) -> new Invalid(errors);
        };
    }

    /** The party may commit to nothing new. */
    static TenderReply of(Bidders.Standstill standstill) {
        return new TooLate(standstill.messageKey(), standstill.arguments());
    }

    static TenderReply invalid(String field, String code, Object... arguments) {
        return new Invalid(List.of(FieldError.of(field, "tenderroom.error." + code, arguments)));
    }

    static TenderReply notAllowed(String key) {
        return new NotAllowed("tenderroom.refusal." + key);
    }
}
