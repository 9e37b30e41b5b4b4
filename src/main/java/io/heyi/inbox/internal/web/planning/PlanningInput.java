package io.heyi.inbox.internal.web.planning;

import io.heyi.access.Username;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** Reads what was typed or sent. */
final class PlanningInput {

    private PlanningInput() {}

    /** @throws ApiProblem 422 for what is no user name */
    static Username person(String name) {
        if (name == null || !Username.isValid(name.strip())) {
            throw ApiProblem.invalid(List.of(FieldError.of("to", "planning.error.to")));
        }
        return new Username(name.strip());
    }

    /** @throws ApiProblem 422 for what is no instant, e.g. {@code 2026-11-30T09:00:00Z} */
    static Instant moment(String text) {
        try {
            return Instant.parse(text == null ? "" : text.strip());
        } catch (DateTimeException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("dueAt", "planning.error.moment")));
        }
    }

    /** As a browser's control sends it, in the company's zone. @throws ApiProblem 422 for what is no date and time */
    static Instant localMoment(String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text == null ? "" : text.strip()).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("dueAt", "planning.error.localMoment")));
        }
    }
}
