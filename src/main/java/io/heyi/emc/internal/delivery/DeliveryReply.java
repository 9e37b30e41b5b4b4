package io.heyi.emc.internal.delivery;

import io.heyi.shared.FieldError;
import java.util.List;

/** What became of a word about a delivery. */
public sealed interface DeliveryReply {

    /** Written down, or known already. */
    record Done() implements DeliveryReply {}

    /** 422 */
    record Invalid(List<FieldError> errors) implements DeliveryReply {}

    /** 404: no such EMC, deliverable or record for this person's eyes. */
    record Unknown() implements DeliveryReply {}

    /** 403 */
    record NotAllowed(String messageKey) implements DeliveryReply {}

    /** 409: something else was said meanwhile. */
    record TooLate(String messageKey) implements DeliveryReply {}
}
