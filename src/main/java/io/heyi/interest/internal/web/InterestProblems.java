package io.heyi.interest.internal.web;

import io.heyi.interest.internal.InterestOutcome;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Parameters of addresses, and refusals as problems; the same for pages and API. */
final class InterestProblems {

    private static final int LONGEST_ID = 60;

    private InterestProblems() {}

    static InterestOutcome.Done done(InterestOutcome outcome) {
        return switch (outcome) {
            case InterestOutcome.Done done -> done;
            case InterestOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case InterestOutcome.Unknown() -> throw unknown();
            case InterestOutcome.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case InterestOutcome.Changed(var current) -> throw ApiProblem.conflict("interest.refusal.changed", Map.of("version", current.version()));
            case InterestOutcome.AlreadyThere(var existing) ->
                    throw ApiProblem.conflict("interest.refusal.alreadyThere", Map.of("id", existing.id().toString(), "version", existing.version()));
        };
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("interest.refusal.unknown");
    }

    static UUID id(String text) {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // not an id: told below as what it is, an entry that is not there
        }
        throw unknown();
    }

    static PageRequest page(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("page", "interest.error.paging", PageRequest.LARGEST_SIZE)));
        }
    }

    /** An id to filter by; null for none. */
    static String filter(String text) {
        var wanted = text.strip().replace("\u0000", "");
        return wanted.isEmpty() ? null : wanted.substring(0, Math.min(LONGEST_ID, wanted.length()));
    }
}
