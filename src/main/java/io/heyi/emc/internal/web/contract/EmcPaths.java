package io.heyi.emc.internal.web.contract;

import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.EmcOutcome;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters of addresses and the answers to commands, the same for API and pages. A wrong parameter is a field error, an unknown code a 404. */
public final class EmcPaths {

    private static final int LONGEST_QUERY = 200;

    private EmcPaths() {}

    public static EmcCode code(String text) {
        if (!EmcCode.isValid(text)) {
            throw unknown();
        }
        return new EmcCode(text);
    }

    public static YearMonth period(String text) {
        return parsedPeriod(text).orElseThrow(EmcPaths::unknown);
    }

    private static Optional<YearMonth> parsedPeriod(String text) {
        try {
            return text.matches("\\d{4}-\\d{2}") ? Optional.of(YearMonth.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static PageRequest page(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw invalid("page", "paging", PageRequest.LARGEST_SIZE);
        }
    }

    public static String query(String query) {
        if (query.length() > LONGEST_QUERY) {
            throw invalid("query", "tooLong", LONGEST_QUERY);
        }
        return query.replace("\u0000", "");
    }

    public static int number(String field, String text) {
        if (text == null || !text.matches("\\d{1,6}")) {
            throw invalid(field, "notWhole");
        }
        return Integer.parseInt(text);
    }

    public static ApiProblem invalid(String field, String code, Object... arguments) {
        return ApiProblem.invalid(List.of(FieldError.of(field, "emc.error." + code, arguments)));
    }

    public static ApiProblem unknown() {
        return ApiProblem.notFound("emc.refusal.unknownEmc");
    }

    public static EmcOutcome.Done done(EmcOutcome outcome) {
        return switch (outcome) {
            case EmcOutcome.Done done -> done;
            case EmcOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case EmcOutcome.Unknown() -> throw unknown();
            case EmcOutcome.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case EmcOutcome.TooLate(var messageKey, var state) -> throw ApiProblem.conflict(messageKey, Map.of("emcState", state.name()));
        };
    }
}
