package io.heyi.talent.internal.people.web;

import io.heyi.access.Username;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.people.PayReply;
import io.heyi.web.ApiProblem;
import java.util.List;
import java.util.Map;

/** What addresses and refusals of this slice have in common. */
final class PeoplePaths {

    private PeoplePaths() {}

    /** @throws ApiProblem 404 for what cannot be a name */
    static Username person(String name) {
        if (!Username.isValid(name)) {
            throw unknown();
        }
        return new Username(name);
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("people.problem.unknownPerson");
    }

    /** @throws ApiProblem 422 outside the ranges */
    static PageRequest paging(String page, String size) {
        return new PageRequest(number("page", page, 0, 1_000_000), number("size", size, 1, PageRequest.LARGEST_SIZE));
    }

    private static int number(String name, String text, int least, int most) {
        var number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw ApiProblem.invalid(List.of(FieldError.of(name, "people.error.wholeWithin", least, most)));
        }
        return number;
    }

    /** The page's own number; anything else is the first. */
    static PageRequest paging(String page) {
        return new PageRequest(page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0, PageRequest.USUAL_SIZE);
    }

    static String filter(String value) {
        return value.isBlank() ? null : value.strip();
    }

    /** @throws ApiProblem for everything but {@link PayReply.Done} */
    static PayReply.Done done(PayReply reply) {
        return switch (reply) {
            case PayReply.Done done -> done;
            case PayReply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case PayReply.Unknown() -> throw unknown();
            case PayReply.Conflict(var messageKey, var arguments) -> throw ApiProblem.conflict(messageKey, Map.of(), arguments.toArray());
            case PayReply.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        };
    }
}
