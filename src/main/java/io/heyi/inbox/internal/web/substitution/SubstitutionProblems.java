package io.heyi.inbox.internal.web.substitution;

import io.heyi.inbox.internal.substitution.Substitution;
import io.heyi.inbox.internal.substitution.SubstitutionOutcome;
import io.heyi.web.ApiProblem;
import java.util.UUID;

/** Turns refusals of a substitution into answers for API and page. */
final class SubstitutionProblems {

    private SubstitutionProblems() {}

    /** @throws ApiProblem unless it was done */
    static Substitution done(SubstitutionOutcome outcome) {
        return switch (outcome) {
            case SubstitutionOutcome.Done(var substitution) -> substitution;
            case SubstitutionOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case SubstitutionOutcome.Forbidden() -> throw ApiProblem.forbiddenAndRecorded("substitution.problem.notYours");
            case SubstitutionOutcome.Unknown() -> throw unknown();
        };
    }

    /** @throws ApiProblem 404 for anything that is not an id */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("substitution.problem.unknown");
    }
}
