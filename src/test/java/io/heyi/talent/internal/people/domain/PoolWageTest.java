package io.heyi.talent.internal.people.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.talent.internal.people.domain.PoolWage.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PoolWageTest {

    private static final BigDecimal BENCHMARK = new BigDecimal(12000);

    private final PoolWage wages = new PoolWage(PayPolicy.defaults());

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static YearMonth month(String month) {
        return YearMonth.parse(month);
    }

    private static Part part(String from, String to, int rate, String amount) {
        return new Part(day(from), day(to), new BigDecimal(rate), new BigDecimal(amount));
    }

    @Test
    void theMonthOfEntryIsPaidFromThatDayOn() {
        var june = wages.of(BENCHMARK, day("2025-06-11"), month("2025-06"));

        assertThat(june.parts()).containsExactly(part("2025-06-11", "2025-06-30", 70, "5600.00"));
        assertThat(june.total()).isEqualByComparingTo("5600.00");
    }

    @Test
    void theRateStepsDownInMonthsFromTheEntryAndEachPartIsRoundedByItself() {
        var july = wages.of(BENCHMARK, day("2025-06-11"), month("2025-07"));

        assertThat(july.parts()).containsExactly(part("2025-07-01", "2025-07-10", 70, "2709.68"), part("2025-07-11", "2025-07-31", 65, "5283.87"));
        assertThat(july.total()).isEqualByComparingTo("7993.55");
    }

    @Test
    void theLimitIsTheFirstDayThatIsNotPaid() {
        assertThat(wages.limit(day("2025-06-11"))).isEqualTo("2025-09-11");
        assertThat(wages.of(BENCHMARK, day("2025-06-11"), month("2025-09")).parts()).containsExactly(part("2025-09-01", "2025-09-10", 60, "2400.00"));
    }

    @ParameterizedTest
    @CsvSource({"2025-05", "2025-10", "2026-06", "2024-06"})
    void monthsBeforeTheEntryAndAfterTheLimitAreNotPaid(String month) {
        var wage = wages.of(BENCHMARK, day("2025-06-11"), month(month));

        assertThat(wage.parts()).isEmpty();
        assertThat(wage.total()).isEqualByComparingTo("0").hasScaleOf(2);
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29, 2024-03-29, 2024-04-29, 2024-05-29", "2025-01-31, 2025-02-28, 2025-03-31, 2025-04-30", "2024-01-31, 2024-02-29, 2024-03-31, 2024-04-30",
            "2025-11-30, 2025-12-30, 2026-01-30, 2026-02-28", "2023-11-30, 2023-12-30, 2024-01-30, 2024-02-29"})
    void anAddedMonthEndsOnTheLastDayWhereTheDayIsMissing(String entry, String second, String third, String limit) {
        assertThat(wages.rateOn(day(entry), day(second).minusDays(1))).isEqualByComparingTo("70");
        assertThat(wages.rateOn(day(entry), day(second))).isEqualByComparingTo("65");
        assertThat(wages.rateOn(day(entry), day(third).minusDays(1))).isEqualByComparingTo("65");
        assertThat(wages.rateOn(day(entry), day(third))).isEqualByComparingTo("60");
        assertThat(wages.limit(day(entry))).isEqualTo(limit);
    }

    @Test
    void anExtensionIsPaidAtTheLastRate() {
        var extended = wages.of(BENCHMARK, day("2025-06-11"), day("2025-10-11"), month("2025-10"));

        assertThat(extended.parts()).containsExactly(part("2025-10-01", "2025-10-10", 60, "2322.58"));
        assertThat(wages.of(BENCHMARK, day("2025-06-11"), day("2025-10-11"), month("2025-09")).total()).isEqualByComparingTo("7200.00");
    }

    @Test
    void aStayThatEndsEarlyIsPaidToTheDayBefore() {
        assertThat(wages.of(BENCHMARK, day("2025-06-11"), day("2025-06-12"), month("2025-06")).parts()).containsExactly(part("2025-06-11", "2025-06-11", 70, "280.00"));
        assertThat(wages.of(BENCHMARK, day("2025-06-11"), day("2025-06-11"), month("2025-06")).parts()).isEmpty();
    }

    @Test
    void halfACentIsRoundedUp() {
        // 10.05 × 70 % × 1/30 = 0.2345 → 0.23; 10.50 × 70 % × 1/30 = 0.245 → 0.25
        assertThat(wages.of(new BigDecimal("10.05"), day("2025-06-30"), month("2025-06")).total()).isEqualByComparingTo("0.23");
        assertThat(wages.of(new BigDecimal("10.50"), day("2025-06-30"), month("2025-06")).total()).isEqualByComparingTo("0.25");
    }

    static Stream<LocalDate> entries() {
        var random = new Random(25);
        return Stream.concat(Stream.of(day("2024-02-29"), day("2025-01-31"), day("2025-11-30"), day("2024-12-31")),
                IntStream.range(0, 60).mapToObj(i -> LocalDate.ofEpochDay(random.nextInt(40_000))));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void partsCoverEachDayOfTheStayOnceWithARateInTheRange(LocalDate entry) {
        var first = YearMonth.from(entry).minusMonths(1);
        var paid = IntStream.range(0, 7).mapToObj(first::plusMonths).flatMap(month -> wages.of(BENCHMARK, entry, month).parts().stream())
                .peek(part -> assertThat(part.ratePercent()).isBetween(new BigDecimal(60), new BigDecimal(70)))
                .peek(part -> assertThat(part.ratePercent()).isEqualByComparingTo(wages.rateOn(entry, part.from())).isEqualByComparingTo(wages.rateOn(entry, part.to())))
                .flatMap(part -> part.from().datesUntil(part.to().plusDays(1))).toList();

        assertThat(paid).isEqualTo(entry.datesUntil(wages.limit(entry)).toList());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theTotalIsTheSumOfTheParts(LocalDate entry) {
        var wage = wages.of(new BigDecimal("9876.54"), entry, YearMonth.from(entry).plusMonths(1));

        assertThat(wage.total()).isEqualByComparingTo(wage.parts().stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void ratesOutsideTheRangeOrRisingStopTheStart() {
        assertThatThrownBy(() -> rates("59.99")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("pool-rates must be 60 to 70, not 59.99");
        assertThatThrownBy(() -> rates("70.01")).hasMessageContaining("not 70.01");
        assertThatThrownBy(() -> rates("60", "65")).hasMessageContaining("must not rise");
        assertThatThrownBy(() -> new PayPolicy(null, new BigDecimal(80), null, null)).hasMessageContaining("floor-rate");
        assertThat(rates("70", "70").poolRates()).hasSize(2);
    }

    private static PayPolicy rates(String... rates) {
        return new PayPolicy(Stream.of(rates).map(BigDecimal::new).toList(), null, null, null);
    }

    @Test
    void withTwoRatesTheTimeAllowedIsTwoMonths() {
        var two = new PoolWage(new PayPolicy(List.of(new BigDecimal(70), new BigDecimal(60)), null, null, null));

        assertThat(two.limit(day("2025-06-11"))).isEqualTo("2025-08-11");
    }
}
