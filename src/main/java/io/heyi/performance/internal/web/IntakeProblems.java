package io.heyi.performance.internal.web;

import io.heyi.performance.internal.intake.IntakeOutcome.Refused;
import io.heyi.performance.internal.intake.RowError;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells a client what is wrong with which row: 422, or 403 where the rows are for somebody else's EMC. */
@Component
class IntakeProblems {

    private final MessageSource messages;

    IntakeProblems(MessageSource messages) {
        this.messages = messages;
    }

    ApiProblem of(Refused refused, Locale locale) {
        if (refused.forbidden()) {
            var error = refused.errors().stream().filter(one -> one.is("notYours") || one.is("outOfScope")).findFirst().orElseThrow();
            return ApiProblem.forbidden(error.code(), error.arguments().toArray());
        }
        return ApiProblem.invalid(refused.errors().stream().map(IntakeProblems::field).toList(), Map.of("rows", refused.errors().stream().map(error -> row(error, locale)).toList()));
    }

    static FieldError field(RowError error) {
        var path = error.row() == 0 ? error.field().isEmpty() ? "body" : error.field() : "rows[" + error.row() + "]" + (error.field().isEmpty() ? "" : "." + error.field());
        return new FieldError(path, error.code(), error.arguments());
    }

    private Map<String, Object> row(RowError error, Locale locale) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", error.row());
        row.put("field", error.field());
        row.put("code", error.code());
        row.put("text", messages.getMessage(error.code(), error.arguments().toArray(), locale));
        return row;
    }

    /** What is missing of the usual kinds of body. */
    static ApiProblem invalid(String field, String code, Object... arguments) {
        return ApiProblem.invalid(List.of(FieldError.of(field, code, arguments)));
    }
}
