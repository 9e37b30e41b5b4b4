package io.heyi.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a form looks like to those who fill it in, for its authors (product-bar E15). Values are those of a real task: whoever shows them masks them. */
public interface FormSamples {

    /** Of the latest task that showed the form; one that gave it values goes before one that gave none. Empty where no task has shown it yet. */
    Optional<FormSample> latest(String formId);

    /**
     * A text of the form as tasks would show it to readers of that language.
     *
     * @param form stays as it is
     */
    JsonNode localised(String formId, JsonNode form, Locale locale);

    /**
     * @param at when the task was offered
     * @param values all that its kind gives to forms, by key; may hold null. A form may read the keys of its fields and of the lists that they choose from, nothing else
     */
    record FormSample(Instant at, Map<String, Object> values) {}
}
