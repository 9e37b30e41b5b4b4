package io.heyi.dissolution.internal.web;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.DissolutionList;
import io.heyi.dissolution.internal.DissolutionReply;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.util.List;
import java.util.Map;

/** Parameters of addresses and the answers to acts, the same for API and pages. */
final class DissolutionPaths {

    private static final int LONGEST_QUERY = 200;

    private DissolutionPaths() {}

    static DissolutionCode code(String text) {
        return DissolutionCode.parse(text).orElseThrow(DissolutionPaths::unknown);
    }

    /** @throws ApiProblem 422 for an unknown status or an overlong text */
    static DissolutionList.Filter filter(String status, String microenterprise, String query) {
        if (!status.isEmpty() && !DissolutionList.Filter.statuses().contains(status)) {
            throw invalid("status", "status", String.join(", ", DissolutionList.Filter.statuses()));
        }
        if (query.length() > LONGEST_QUERY || microenterprise.length() > LONGEST_QUERY) {
            throw invalid("query", "query", LONGEST_QUERY);
        }
        return new DissolutionList.Filter(status, microenterprise.replace("\u0000", ""), query.replace("\u0000", ""));
    }

    static PageRequest paging(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw invalid("page", "page", PageRequest.LARGEST_SIZE);
        }
    }

    static void done(DissolutionReply reply) {
        switch (reply) {
            case DissolutionReply.Done() -> { }
            case DissolutionReply.Opened(var code) -> { }
            case DissolutionReply.OpenAlready(var code) -> throw ApiProblem.conflict("dissolution.refusal.openAlready", Map.of("case", code.value()), code.value());
            case DissolutionReply.Unknown(var messageKey) -> throw ApiProblem.notFound(messageKey);
            case DissolutionReply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case DissolutionReply.TooLate(var messageKey, var arguments) -> throw ApiProblem.conflict(messageKey, Map.of(), arguments.toArray());
            case DissolutionReply.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        }
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("dissolution.refusal.unknown");
    }

    private static ApiProblem invalid(String field, String code, Object... arguments) {
        return ApiProblem.invalid(List.of(FieldError.of(field, "dissolution.error." + code, arguments)));
    }
}
