package io.heyi.notification.internal.web;

import io.heyi.notification.NoticeKind;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what pages and API are asked for. */
final class NoticeQuery {

    private NoticeQuery() {}

    /** @throws ApiProblem 422 for a kind that there is not */
    static Optional<NoticeKind> kind(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(NoticeKind.values()).filter(kind -> kind.name().equals(name)).findFirst().orElseThrow(() -> ApiProblem.invalid(List.of(
                FieldError.of("kind", "notification.error.kind", Arrays.stream(NoticeKind.values()).map(Enum::name).collect(Collectors.joining(", ")))))));
    }

    /** @throws ApiProblem 422 for what is no page */
    static PageRequest page(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("page", "notification.error.paging", PageRequest.LARGEST_SIZE)));
        }
    }

    /** @throws ApiProblem 404 for what is no id of a notice, as for one that is not there */
    static long id(String text) {
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw unknown();
        }
        return Long.parseLong(text);
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("notification.problem.unknown");
    }
}
