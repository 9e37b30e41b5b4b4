package io.heyi.performance.internal.actuals;

import io.heyi.emc.Actuals.Figure;
import io.heyi.performance.internal.domain.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * How a month of an EMC stands, frozen or not.
 *
 * @param cutOff null while the figures are not taken
 * @param concludedAt null while the month is open
 */
public record MonthState(Instant cutOff, Instant concludedAt, List<Line> lines) {

    public MonthState {
        lines = List.copyOf(lines);
    }

    /**
     * Promised against delivered.
     *
     * @param carried late differences of earlier months in the value; 0 for none
     */
    public record Line(String name, String unit, Target target, BigDecimal carried, Figure figure) {}
}
