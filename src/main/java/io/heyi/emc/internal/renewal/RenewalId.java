package io.heyi.emc.internal.renewal;

import io.heyi.emc.EmcCode;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;

/** A contract and the month that ends: {@code EMC-0001/2026-11}; business key of {@code emc-contract-renewal}. The new version is for the month after. */
public record RenewalId(EmcCode emc, YearMonth period) {

    /** @throws IllegalArgumentException for another form */
    public static RenewalId of(String text) {
        int slash = text.indexOf('/');
        return parse(slash < 0 ? "" : text.substring(0, slash), text.substring(slash + 1)).orElseThrow(() -> new IllegalArgumentException("not the id of a renewal"));
    }

    /** Empty for texts that cannot be the parts of an id. */
    public static Optional<RenewalId> parse(String emc, String period) {
        try {
            return EmcCode.isValid(emc) && period.matches("\\d{4}-\\d{2}") ? Optional.of(new RenewalId(new EmcCode(emc), YearMonth.parse(period))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return emc + "/" + period;
    }
}
