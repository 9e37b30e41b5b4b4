package io.heyi.emc.internal.web.delivery;

import io.heyi.emc.internal.delivery.DeliveryReply;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Days and answers, the same for API and pages. */
final class DeliveryPaths {

    private DeliveryPaths() {}

    /** @return null for nothing but blanks; @throws ApiProblem 422 naming the field for anything but a day */
    static LocalDate day(String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw ApiProblem.invalid(List.of(FieldError.of(field, "emc.error.notADate")));
        }
    }

    /** Number of a record; anything else is none of any deliverable. */
    static long record(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    static void done(DeliveryReply reply) {
        switch (reply) {
            case DeliveryReply.Done() -> { }
            case DeliveryReply.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case DeliveryReply.Unknown() -> throw unknown();
            case DeliveryReply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case DeliveryReply.TooLate(var messageKey) -> throw ApiProblem.conflict(messageKey, Map.of());
        }
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("emcdelivery.refusal.unknown");
    }
}
