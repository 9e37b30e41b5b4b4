package io.heyi.emc.internal.contract;

import io.heyi.emc.ContractTerms;
import io.heyi.shared.FieldError;
import java.util.List;
import java.util.Optional;

/** The invariants of a contract as they bind terms that follow others. */
final class TermsRules {

    private TermsRules() {}

    /** Rules that came after the latest version do not undo it: what is wrong with that in the same way is no fault of the terms that follow. */
    static List<FieldError> broken(Optional<ContractTerms> agreed, ContractTerms terms) {
        var errors = TermsCheck.check(terms);
        if (errors.isEmpty() || agreed.isEmpty()) {
            return errors;
        }
        var agreedOn = TermsCheck.check(agreed.get()).stream().map(FieldError::code).toList();
        return errors.stream().filter(error -> !agreedOn.contains(error.code())).toList();
    }
}
