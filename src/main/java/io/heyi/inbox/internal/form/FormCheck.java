package io.heyi.inbox.internal.form;

import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks what was filled in against the form file again, whatever the browser said (architecture.md §5): unknown keys, hidden and read-only fields, types, ranges, lengths,
 * patterns and allowed values.
 */
public final class FormCheck {

    /** Prefix of the field names in errors, as clients send them. */
    public static final String PREFIX = "variables.";

    private FormCheck() {}

    /** What came of it. */
    public sealed interface Result {

        /** @param values those fields that were filled in, in the form's order; numbers exact */
        record Accepted(Map<String, Object> values) implements Result {}

        record Refused(List<FieldError> errors) implements Result {}
    }

    /**
     * @param initial first values of the fields as the server knows them
     * @param submitted what the person sent, by key
     */
    public static Result check(Form form, Map<String, Object> initial, Map<String, Object> submitted) {
        var errors = new ArrayList<FieldError>();
        var known = form.keys();
        submitted.keySet().stream().filter(key -> !known.contains(key)).map(key -> FieldError.of(PREFIX + key, "inbox.form.unknown")).forEach(errors::add);
        var values = new LinkedHashMap<String, Object>();
        var seen = context(form, initial, submitted);
        for (var field : form.fields()) {
            var value = submitted.get(field.key());
            if (isHidden(field, seen)) {
                seen.put(field.key(), null);
                if (!isEmpty(value)) {
                    errors.add(FieldError.of(PREFIX + field.key(), "inbox.form.hidden"));
                }
            } else if (isFixed(field, seen)) {
                if (!isEmpty(value) && !same(value, initial.get(field.key()))) {
                    errors.add(FieldError.of(PREFIX + field.key(), "inbox.form.readOnly"));
                }
            } else {
                switch (FieldCheck.check(field, value, seen)) {
                    case FieldCheck.Verdict.Valid(var accepted) -> values.put(field.key(), accepted);
                    case FieldCheck.Verdict.Empty() -> { }
                    case FieldCheck.Verdict.Fault(var error) -> errors.add(error);
                }
            }
        }
        return errors.isEmpty() ? new Result.Accepted(values) : new Result.Refused(List.copyOf(errors));
    }

    /** For tasks that have no form: nothing may be filled in. */
    public static Result withoutForm(Map<String, Object> submitted) {
        return submitted.isEmpty() ? new Result.Accepted(Map.of())
                : new Result.Refused(submitted.keySet().stream().map(key -> FieldError.of(PREFIX + key, "inbox.form.unknown")).toList());
    }

    /** What conditions may look at: the server's own values overlaid with what was sent for the form's fields; every field exists, empty ones as null. */
    private static Map<String, Object> context(Form form, Map<String, Object> initial, Map<String, Object> submitted) {
        var context = new HashMap<String, Object>(initial);
        for (var field : form.fields()) {
            context.put(field.key(), submitted.containsKey(field.key()) ? submitted.get(field.key()) : initial.get(field.key()));
        }
        return context;
    }

    private static boolean isHidden(Form.Field field, Map<String, Object> data) {
        return field.hiddenWhen().stream().anyMatch(condition -> Feel.isTrue(condition, data));
    }

    private static boolean isFixed(Form.Field field, Map<String, Object> data) {
        return field.type().equals("expression") || Feel.flag(field.component().path("disabled"), data) || Feel.flag(field.component().path("readonly"), data);
    }

    private static boolean same(Object sent, Object own) {
        return own != null && sent.toString().equals(own.toString());
    }

    static boolean isEmpty(Object value) {
        return value == null || value instanceof String text && text.isBlank() || value instanceof Collection<?> list && list.isEmpty();
    }
}
