package io.heyi.dissolution.internal.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wages by calendar days (domain.md §3a). */
class WagesTest {

    @ParameterizedTest(name = "{1} to {2}")
    @CsvSource({
            "12000, 2026-06-01, 2026-06-30, 12000.00", "12000, 2026-06-01, 2026-06-01, 400.00", "12000, 2026-07-01, 2026-07-31, 12000.00",
            "12000, 2028-02-01, 2028-02-28, 11586.21", "12000, 2028-02-01, 2028-02-29, 12000.00", "12000, 2028-02-29, 2028-02-29, 413.79", "12000, 2027-02-01, 2027-02-28, 12000.00",
            "10000, 2026-11-01, 2026-12-10, 13225.81", "10000, 2026-12-31, 2027-01-01, 645.16", "10000, 2026-12-10, 2026-12-09, 0.00", "10000, 2026-12-10, 2026-10-01, 0.00",
            "0, 2026-12-01, 2026-12-31, 0.00", "9999.99, 2026-11-01, 2027-02-28, 39999.96"})
    void everyMonthCountsByItsOwnDays(String monthly, LocalDate from, LocalDate to, String wages) {
        assertThat(Wages.between(new BigDecimal(monthly), from, to)).isEqualTo(new BigDecimal(wages));
    }
}
