package io.heyi.emc.internal.delivery;

import io.heyi.emc.Delivery.Word;
import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Why a delivery does not count: it may make the deliverable a cause in a case of the very party that disputes it, so it wants a proof as a delivery does.
 *
 * @param reason {@value #SHORTEST_REASON} to 2000 characters
 * @param proof how it can be seen, in words
 * @param link http or https; empty for none
 */
public record Dispute(String reason, String proof, String link) {

    private static final int SHORTEST_REASON = 10;

    List<FieldError> errors() {
        var errors = new ArrayList<>(DeliveryInput.textErrors("reason", reason));
        if (errors.isEmpty() && reason.strip().length() < SHORTEST_REASON) {
            errors.add(FieldError.of("reason", "emcdelivery.error.reason", SHORTEST_REASON));
        }
        errors.addAll(DeliveryInput.textErrors("proof", proof));
        errors.addAll(DeliveryInput.linkErrors(link));
        return errors;
    }

    Dispute clean() {
        return new Dispute(reason.strip(), proof.strip(), link == null || link.isBlank() ? null : link.strip());
    }

    boolean isThatOf(Word word) {
        return reason.equals(word.reason()) && proof.equals(word.proof()) && Objects.equals(link, word.link());
    }
}
