package io.heyi.microenterprise.internal.web.pages;

import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What is wrong with a draft, as texts in the reader's language, by field. */
record Faults(List<Fault> all, List<FieldError> errors) {

    /**
     * @param id element id of the field, for links from the summary
     * @param label what the person knows the field as, e.g. "Target 1: Grab"
     */
    record Fault(String field, String id, String label, String message, WizardStep step) {}

    static Faults none() {
        return new Faults(List.of(), List.of());
    }

    static Faults of(List<FieldError> errors, MessageSource messages, Locale locale) {
        var faults = new ArrayList<Fault>();
        for (var error : errors) {
            var text = messages.getMessage(error.code(), error.arguments().toArray(), error.code(), locale);
            faults.add(new Fault(error.field(), fieldId(error.field()), FieldLabel.of(error.field(), messages, locale), text, WizardStep.asking(error.field())));
        }
        return new Faults(List.copyOf(faults), List.copyOf(errors));
    }

    /** Element id of a field, the same that {@code fragments/ui} gives it. */
    static String fieldId(String field) {
        return "f-" + field.replaceAll("[^A-Za-z0-9]+", "-");
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    List<Fault> of(WizardStep step) {
        return all.stream().filter(fault -> fault.step() == step).toList();
    }

    /** The faults of one step only. */
    Faults only(WizardStep step) {
        return new Faults(of(step), errors.stream().filter(error -> WizardStep.asking(error.field()) == step).toList());
    }
}
