package io.heyi.inbox.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.internal.form.PlainText;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person sends to complete a task.
 *
 * @param values of the form, by key
 */
public record Completion(String outcome, Optional<String> reason, Map<String, Object> values) {

    /** Longest reason, in characters. */
    public static final int LONGEST_REASON = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Null for anything that was not sent; blank counts as not sent. */
    public static Completion of(String outcome, String reason, Map<String, Object> values) {
        return new Completion(outcome == null ? "" : outcome.strip(), Optional.ofNullable(reason).map(String::strip).filter(text -> !text.isEmpty()),
                values == null ? Map.of() : values);
    }

    /** Faults of outcome and reason; the form is checked on its own. */
    List<FieldError> faults(List<TaskType.Outcome> onOffer) {
        var errors = new ArrayList<FieldError>();
        var chosen = onOffer.stream().filter(offered -> offered.id().equals(outcome)).findFirst();
        if (chosen.isEmpty()) {
            errors.add(outcome.isEmpty() ? FieldError.of("outcome", "inbox.error.outcomeMissing")
                    : FieldError.of("outcome", "inbox.error.outcomeUnknown", String.join(", ", onOffer.stream().map(TaskType.Outcome::id).toList())));
        }
        if (reason.isEmpty() && chosen.filter(TaskType.Outcome::reasonRequired).isPresent()) {
            errors.add(FieldError.of("reason", "inbox.error.reasonMissing"));
        }
        reason.filter(text -> text.codePointCount(0, text.length()) > LONGEST_REASON)
                .ifPresent(text -> errors.add(FieldError.of("reason", "inbox.error.reasonTooLong", LONGEST_REASON)));
        reason.filter(text -> !PlainText.isClean(text)).ifPresent(text -> errors.add(FieldError.of("reason", "inbox.form.controlCharacters")));
        return errors;
    }

    /** The same for a repeated request, different for any other decision. */
    String hash() {
        var all = new HashMap<String, Object>();
        all.put("outcome", outcome);
        all.put("reason", reason.orElse(""));
        var texts = new TreeMap<String, String>();
        values.forEach((key, value) -> texts.put(key, String.valueOf(value)));
        all.put("values", texts);
        try {
            return CanonicalJson.sha256(CanonicalJson.of(JSON.writeValueAsString(all)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings can be written as JSON", e);
        }
    }
}
