package io.heyi.emc.internal.delivery;

import io.heyi.emc.Delivery;
import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is said of a delivery. */
record DeliveryInput(LocalDate deliveredOn, String proof, String link) {

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_LINK = 500;

    /**
     * @param first day of the contract
     * @param today last day that can be named
     */
    List<FieldError> errors(LocalDate first, LocalDate today) {
        var errors = new ArrayList<FieldError>();
        if (deliveredOn == null) {
            errors.add(FieldError.of("deliveredOn", "emc.error.missing"));
        } else if (deliveredOn.isAfter(today)) {
            errors.add(FieldError.of("deliveredOn", "emcdelivery.error.future", today.toString()));
        } else if (deliveredOn.isBefore(first)) {
            errors.add(FieldError.of("deliveredOn", "emcdelivery.error.beforeContract", first.toString()));
        }
        errors.addAll(textErrors("proof", proof));
        errors.addAll(linkErrors(link));
        return errors;
    }

    /** None for no link. */
    static List<FieldError> linkErrors(String link) {
        boolean good = link == null || link.isBlank() || link.strip().length() <= LONGEST_LINK && link.strip().matches("https?://[^\\s\"'<>\\p{Cntrl}]+");
        return good ? List.of() : List.of(FieldError.of("link", "emcdelivery.error.link", LONGEST_LINK));
    }

    static List<FieldError> textErrors(String field, String text) {
        if (text == null || text.isBlank()) {
            return List.of(FieldError.of(field, "emc.error.missing"));
        }
        if (text.strip().length() > LONGEST_TEXT) {
            return List.of(FieldError.of(field, "emc.error.tooLong", LONGEST_TEXT));
        }
        return Texts.isClean(text) ? List.of() : List.of(FieldError.of(field, "emc.error.controlCharacters"));
    }

    DeliveryInput clean() {
        return new DeliveryInput(deliveredOn, proof.strip(), link == null || link.isBlank() ? null : link.strip());
    }

    boolean isThatOf(Delivery known) {
        return deliveredOn.equals(known.deliveredOn()) && proof.equals(known.proof()) && Objects.equals(link, known.link());
    }
}
