package io.heyi.studio.internal.web;

import io.heyi.studio.internal.migration.Migration;
import io.heyi.studio.internal.migration.MigrationOutcome;
import io.heyi.web.ApiProblem;
import java.util.Map;

/** Refusals of migrations as problems; the same for pages and API. */
final class MigrationProblems {

    private MigrationProblems() {}

    /** @throws ApiProblem for a refusal */
    static Migration done(MigrationOutcome outcome) {
        return switch (outcome) {
            case MigrationOutcome.Done(var migration) -> migration;
            case MigrationOutcome.Closed(var migration) -> throw ApiProblem.conflict("studio.refusal.migrationState", Map.of("reason", "state", "state", migration.state().name()), migration.code());
            case MigrationOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case MigrationOutcome.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case MigrationOutcome.Unknown() -> throw StudioProblems.unknown();
        };
    }
}
