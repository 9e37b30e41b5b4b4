package io.heyi.dissolution.internal.web.settlement;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.shared.Ruling;
import io.heyi.web.ApiProblem;
import java.util.Map;
import java.util.Optional;

/** Parameters of addresses and the answers to acts, the same for API and pages. */
final class SettlementPaths {

    private SettlementPaths() {}

    static DissolutionCode code(String text) {
        return DissolutionCode.parse(text).orElseThrow(SettlementPaths::unknown);
    }

    /** Number in a list; anything else is no entry of any list. */
    static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    static void done(Optional<Ruling> ruling) {
        switch (ruling.orElseThrow(SettlementPaths::unknown)) {
            case Ruling.Accepted() -> { }
            case Ruling.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case Ruling.TooLate(var messageKey, var arguments) -> throw ApiProblem.conflict(messageKey, Map.of(), arguments.toArray());
            case Ruling.Refused(var errors) -> throw ApiProblem.invalid(errors);
        }
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("dissolutionmoney.refusal.unknown");
    }
}
