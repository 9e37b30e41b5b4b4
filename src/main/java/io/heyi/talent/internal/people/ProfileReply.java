package io.heyi.talent.internal.people;

import io.heyi.shared.FieldError;
import java.util.List;

/** What became of writing a profile. */
public sealed interface ProfileReply {

    /** @param fresh false for a repeat, which changed nothing */
    record Saved(Profile profile, boolean fresh) implements ProfileReply {}

    /** Written since the writer has looked. @param version that stands now */
    record Stale(long version) implements ProfileReply {}

    record Invalid(List<FieldError> errors) implements ProfileReply {

        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
