package io.heyi.emc.internal.web.formation;

import io.heyi.emc.internal.formation.Entry;
import io.heyi.emc.internal.formation.FormationOutcome;
import io.heyi.emc.internal.web.contract.EmcPaths;
import io.heyi.web.ApiProblem;
import java.util.Map;
import java.util.Optional;

/** Turns refusals into problems, the same for pages and API. */
final class FormationProblems {

    private FormationProblems() {}

    /** @return the receipt of a commitment, if the act has one */
    static Optional<Entry> done(FormationOutcome outcome) {
        return switch (outcome) {
            case FormationOutcome.Done(var receipt) -> Optional.ofNullable(receipt);
            case FormationOutcome.Unknown() -> throw EmcPaths.unknown();
            case FormationOutcome.NotAllowed(var key) -> throw ApiProblem.forbidden(key);
            case FormationOutcome.TooLate(var key, var arguments) -> throw ApiProblem.conflict(key, Map.of(), arguments.toArray());
            case FormationOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        };
    }
}
