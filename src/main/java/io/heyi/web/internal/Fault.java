package io.heyi.web.internal;

import io.heyi.shared.FieldError;
import java.util.List;
import java.util.Map;

/**
 * One refusal or fault before it becomes a problem document or a page.
 *
 * @param detailKey message key of what happened
 * @param errors with codes from message files; a ready message may stand in {@code texts} by field
 * @param reference id to quote, for faults of ours; empty otherwise
 */
record Fault(int status, String detailKey, List<Object> arguments, List<FieldError> errors, Map<String, Object> properties, Map<String, String> headers, String reference) {

    static Fault of(int status, String detailKey, Object... arguments) {
        return new Fault(status, detailKey, List.of(arguments), List.of(), Map.of(), Map.of(), "");
    }

    static Fault invalid(List<FieldError> errors) {
        return new Fault(422, "web.problem.invalid", List.of(), errors, Map.of(), Map.of(), "");
    }

    Fault with(Map<String, String> moreHeaders) {
        return new Fault(status, detailKey, arguments, errors, properties, moreHeaders, reference);
    }
}
