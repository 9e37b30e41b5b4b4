package io.heyi.inbox.internal.bulk;

import io.heyi.shared.FieldError;
import java.util.List;

/** What came of asking for a bulk action. */
public sealed interface BulkOutcome {

    /** @param items in the order of the request */
    record Result(BulkRequest request, List<BulkItem> items) implements BulkOutcome {

        /** How many were done, or would be. */
        public long done() {
            return items.stream().filter(item -> item.done().orElse(false)).count();
        }

        /** How many nobody has tried yet, because the product was stopped meanwhile. */
        public long open() {
            return items.stream().filter(item -> item.done().isEmpty()).count();
        }
    }

    record Invalid(List<FieldError> errors) implements BulkOutcome {}

    /** Somebody else's, or none. */
    record Unknown() implements BulkOutcome {}
}
