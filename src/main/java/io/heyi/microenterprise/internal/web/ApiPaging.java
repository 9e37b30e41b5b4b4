package io.heyi.microenterprise.internal.web;

import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.util.List;

/** The list parameters of this module's API; a bad one is a field error, not a fault. */
final class ApiPaging {

    static final int LONGEST_QUERY = 200;

    private ApiPaging() {}

    static PageRequest page(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("page", "microenterprise.error.paging", PageRequest.LARGEST_SIZE)));
        }
    }

    static String query(String query) {
        if (query.length() > LONGEST_QUERY) {
            throw ApiProblem.invalid(List.of(FieldError.of("query", "microenterprise.error.queryTooLong", LONGEST_QUERY)));
        }
        return query.replace("\u0000", "");
    }
}
