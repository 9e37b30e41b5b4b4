package io.heyi.interest.internal;

import io.heyi.interest.internal.domain.Entry;
import io.heyi.shared.FieldError;
import java.util.List;

/** What became of a change of the register. */
public sealed interface InterestOutcome {

    /** @param fresh false for a repeat, which changed nothing */
    record Done(Entry entry, boolean fresh) implements InterestOutcome {}

    record Invalid(List<FieldError> errors) implements InterestOutcome {}

    /** Not there, or not to be known of by this person. */
    record Unknown() implements InterestOutcome {}

    record NotAllowed(String messageKey) implements InterestOutcome {}

    /** Somebody else was faster; it now stands like this. */
    record Changed(Entry current) implements InterestOutcome {}

    /** The register says it already, with other details: correct that entry. */
    record AlreadyThere(Entry existing) implements InterestOutcome {}
}
