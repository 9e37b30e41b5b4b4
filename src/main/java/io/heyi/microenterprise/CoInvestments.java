package io.heyi.microenterprise;

import io.heyi.access.CurrentUser;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Money of outside investors in a micro-enterprise: it bears loss last and is paid before the platform and the members (domain.md P6, E17). */
public interface CoInvestments {

    /**
     * Books money that has arrived, in the transaction that records it; a repeat with the same reference and content gives the first record.
     *
     * @param person an owner of its platform or a settlement officer, who does not belong to the micro-enterprise
     */
    Outcome record(CurrentUser person, String microenterprise, Input input);

    /** Whether the person may record money now. */
    boolean mayRecord(CurrentUser person, MicroenterpriseView microenterprise);

    /** Newest first; empty for an unknown code. */
    PageOf<CoInvestment> of(String microenterprise, PageRequest page);

    /**
     * As typed.
     *
     * @param investor name, 1 to 80 letters, digits, spaces and {@code . , & ' ( ) - _}; the same name is the same investor
     * @param amount above 0, at most two decimals
     * @param currency that of the books
     * @param receivedOn ISO day, from the founding to today
     * @param reference of the payment: 1 to 80 letters, digits, dots, dashes, underscores
     * @param proof where it can be seen, 1 to 500 characters
     */
    record Input(String investor, String amount, String currency, String receivedOn, String reference, String proof) {}

    record CoInvestment(String microenterprise, String investor, BigDecimal amount, String currency, LocalDate receivedOn, String reference, String proof, String recordedBy, Instant at) {}

    sealed interface Outcome {

        record Recorded(CoInvestment investment) implements Outcome {}

        record Unknown() implements Outcome {}

        record NotAllowed(String messageKey) implements Outcome {}

        /** Its state does not allow it, or the reference stands for other money. */
        record Conflict(String messageKey, List<Object> arguments) implements Outcome {}

        record Invalid(List<FieldError> errors) implements Outcome {}
    }
}
