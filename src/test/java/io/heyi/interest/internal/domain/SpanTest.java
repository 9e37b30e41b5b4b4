package io.heyi.interest.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heyi.interest.InterestKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an interest keeps its bearer out (product-bar D10). */
class SpanTest {

    private static final LocalDate ENDED = LocalDate.of(2025, 8, 31);

    @ParameterizedTest(name = "work that ended on {0} counts for {1} months until {2}")
    @CsvSource({"2025-08-31, 12, 2026-08-31", "2025-08-31, 6, 2026-02-28", "2023-08-31, 6, 2024-02-29", "2024-02-29, 12, 2025-02-28", "2026-03-31, 1, 2026-04-30", "2026-01-15, 0, 2026-01-15"})
    void workCountsForMonthsAfterItsLastDay(LocalDate ended, int months, LocalDate last) {
        var policy = new InterestPolicy(months, null, null, null);
        var span = new Span(null, ended);

        assertThat(span.lastDay(InterestKind.WORKED_FOR, policy)).isEqualTo(last);
        assertThat(span.counts(InterestKind.WORKED_FOR, last, policy)).isTrue();
        assertThat(span.counts(InterestKind.WORKS_FOR, last, policy)).isTrue();
        assertThat(span.counts(InterestKind.WORKED_FOR, last.plusDays(1), policy)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"HOLDS_SHARES", "RELATED", "OTHER"})
    void everythingElseEndsWithItsLastDay(InterestKind kind) {
        var span = new Span(null, ENDED);

        assertThat(span.counts(kind, ENDED, InterestPolicy.defaults())).isTrue();
        assertThat(span.counts(kind, ENDED.plusDays(1), InterestPolicy.defaults())).isFalse();
    }

    @Test
    void whatGoesOnCountsFromItsFirstDay() {
        var span = new Span(ENDED, null);

        assertThat(span.counts(InterestKind.HOLDS_SHARES, ENDED.minusDays(1), InterestPolicy.defaults())).isFalse();
        assertThat(span.counts(InterestKind.HOLDS_SHARES, ENDED, InterestPolicy.defaults())).isTrue();
        assertThat(span.lastDay(InterestKind.HOLDS_SHARES, InterestPolicy.defaults())).isNull();
    }

    @Test
    void aPolicyOutOfRangeStopsTheStartWithItsName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InterestPolicy(-1, null, null, null)).withMessage("heyi.policy.interest.months-after-work must be 0 to 120, not -1");
        assertThatIllegalArgumentException().isThrownBy(() -> new InterestPolicy(null, 0, null, null)).withMessageContaining("months-between-confirmations must be 1 to 60");
    }
}
