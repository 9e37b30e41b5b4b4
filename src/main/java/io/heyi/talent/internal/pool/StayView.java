package io.heyi.talent.internal.pool;

import io.heyi.shared.Money;
import io.heyi.talent.TalentPool.EntryCause;
import io.heyi.talent.internal.domain.pool.StayOutcome;
import io.heyi.talent.internal.domain.pool.StayPhase;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A person's own stay as API and pages show it. It tells the person's wage and is for that person only.
 *
 * @param limit first day after the time allowed; nothing ends by itself on it
 * @param daysLeft until the limit, 0 when it has come
 * @param outcome null while the stay goes on
 * @param place micro-enterprise joined, or the other place in words; null for none
 * @param endedOn first day without pool wage; null while the stay goes on
 * @param refusalsAllowed more than these end the right to an extension, and nothing else
 * @param extensionHindered message key why the stay could not be extended today; null when it could
 * @param wages each month of the stay with what is booked or foreseen; empty when no benchmark is known
 * @param total of all months shown; null when no benchmark is known
 */
public record StayView(String code, StayPhase phase, EntryCause cause, String source, LocalDate entered, LocalDate limit, long daysLeft, boolean extended, StayOutcome outcome, String place,
                       LocalDate endedOn, int refusals, int refusalsAllowed, String extensionHindered, boolean profileReady, List<Month> wages, Money total) {

    public StayView {
        wages = List.copyOf(wages);
    }

    /** @param booked whether the month stands in the books already */
    public record Month(YearMonth month, List<PoolWages.Part> parts, Money total, boolean booked) {

        public Month {
            parts = List.copyOf(parts);
        }
    }
}
