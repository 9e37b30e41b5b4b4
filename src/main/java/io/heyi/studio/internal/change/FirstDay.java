package io.heyi.studio.internal.change;

import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import io.heyi.studio.internal.model.StudioPolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** From when on a change is to be used, in days of the company's calendar (product-bar E13). */
@Component
public class FirstDay {

    private final StudioPolicy policy;
    private final ZoneId zone;
    private final Clock clock;

    FirstDay(StudioPolicy policy, @Value(WorkingDays.ZONE) ZoneId zone, Clock clock) {
        this.policy = policy;
        this.zone = zone;
        this.clock = clock;
    }

    public LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /** EMC contracts, figures and shares go by calendar months. */
    public LocalDate ofNextMonth() {
        return today().plusMonths(1).withDayOfMonth(1);
    }

    boolean isAhead(LocalDate day) {
        return day.isAfter(today());
    }

    Optional<FieldError> fault(LocalDate day) {
        return isAhead(day) && !day.isAfter(today().plusDays(policy.mostDaysAhead())) ? Optional.empty()
                : Optional.of(FieldError.of("firstDay", "studio.error.firstDay", today().plusDays(1).toString(), today().plusDays(policy.mostDaysAhead()).toString()));
    }
}
