package io.heyi.emc.internal.renewal;

import io.heyi.shared.FieldError;
import java.util.List;

/** What a renewal says to somebody's act. */
public sealed interface RenewalRuling {

    record Accepted() implements RenewalRuling {}

    /** The renewal has moved on. */
    record TooLate(String messageKey) implements RenewalRuling {}

    record Refused(List<FieldError> errors) implements RenewalRuling {}

    static RenewalRuling accepted() {
        return new Accepted();
    }

    static RenewalRuling tooLate() {
        return new TooLate("emcrenewal.refusal.tooLate");
    }

    static RenewalRuling refused(String field, String code, Object... arguments) {
        return new Refused(List.of(FieldError.of(field, code, arguments)));
    }
}
