package io.heyi.inbox.internal.substitution;

import io.heyi.shared.FieldError;
import java.util.List;

/** What came of making or revoking a substitution. */
public sealed interface SubstitutionOutcome {

    record Done(Substitution substitution) implements SubstitutionOutcome {}

    record Invalid(List<FieldError> errors) implements SubstitutionOutcome {}

    /** Not the person's to make or to end; recorded. */
    record Forbidden() implements SubstitutionOutcome {}

    record Unknown() implements SubstitutionOutcome {}
}
