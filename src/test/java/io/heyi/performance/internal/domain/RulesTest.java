package io.heyi.performance.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static final PerformancePolicy POLICY = PerformancePolicy.defaults();
    private static final Target SALES = target("800", "1000", "1500");
    /** Complaints in percent: the fewer the better. */
    private static final Target COMPLAINTS = target("5", "3", "1");

    private static Target target(String bottom, String grab, String leading) {
        return new Target(new BigDecimal(bottom), new BigDecimal(grab), new BigDecimal(leading));
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @ParameterizedTest(name = "{0} sold of at least 800: below bottom {1}, {2} percent of bottom, attainment {3}")
    @CsvSource({"800, false, 100.0000, 80.0", "799.999999, true, 99.9999, 80.0", "400, true, 50.0000, 40.0", "399.999999, true, 49.9999, 40.0", "1000, false, 125.0000, 100.0",
            "3120, false, 390.0000, 312.0", "0, true, 0.0000, 0.0", "-50, true, -6.2500, 0.0"})
    void whereHigherIsBetterLessThanBottomIsBelow(String value, boolean below, String ofBottom, String percent) {
        assertThat(SALES.below(number(value))).isEqualTo(below);
        assertThat(SALES.percentOfBottom(number(value))).isEqualTo(ofBottom);
        assertThat(SALES.attainmentPercent(number(value))).isEqualTo(percent);
    }

    @ParameterizedTest(name = "{0} percent complaints of at most 5: below bottom {1}, {2} percent of bottom, attainment {3}")
    @CsvSource({"5, false, 100.0000, 60.0", "5.1, true, 98.0392, 58.8", "10, true, 50.0000, 30.0", "10.01, true, 49.9500, 30.0", "3, false, 166.6666, 100.0", "1, false, 500.0000, 200.0",
            "0, false, , 200.0"})
    void whereLowerIsBetterMoreThanBottomIsBelow(String value, boolean below, BigDecimal ofBottom, String percent) {
        assertThat(COMPLAINTS.below(number(value))).isEqualTo(below);
        assertThat(COMPLAINTS.percentOfBottom(number(value))).isEqualTo(ofBottom);
        assertThat(COMPLAINTS.attainmentPercent(number(value))).isEqualTo(percent);
    }

    @Test
    void silenceIsBelowBottomAndFulfilsNothingButIsNoShareOfBottom() {
        assertThat(SALES.below(null)).isTrue();
        assertThat(SALES.percentOfBottom(null)).isNull();
        assertThat(COMPLAINTS.percentOfBottom(null)).isNull();
        assertThat(SALES.fulfilment(null)).isZero();
    }

    @Test
    void lessThanCommittedIsMissedWhicheverWayIsBetter() {
        assertThat(SALES.missed(number("999.99"))).isTrue();
        assertThat(SALES.missed(number("1000"))).isFalse();
        assertThat(COMPLAINTS.missed(number("3.1"))).isTrue();
        assertThat(COMPLAINTS.missed(number("3"))).isFalse();
        assertThat(SALES.missed(null)).isTrue();
    }

    @Test
    void anAmbitionIsTheWayFromBottomToLeading() {
        assertThat(SALES.ambitionPercent()).isEqualTo("28.6");
        assertThat(COMPLAINTS.ambitionPercent()).isEqualTo("50.0");
        assertThat(target("800", "1850", "1500").ambitionPercent()).as("beyond leading").isEqualTo("150.0");
        assertThat(target("5", "5", "5").ambitionPercent()).isNull();
    }

    @Test
    void whatWasDeliveredStandsOnTheSameWayHoweverMuchWasPromised() {
        assertThat(SALES.wayPercent(number("1000"))).isEqualTo(SALES.ambitionPercent());
        assertThat(SALES.wayPercent(number("1150"))).isEqualTo("50.0");
        assertThat(target("800", "1400", "1500").wayPercent(number("1150"))).as("a harder promise, the same delivery").isEqualTo("50.0");
        assertThat(SALES.wayPercent(number("1850"))).isEqualTo("150.0");
        assertThat(SALES.wayPercent(number("1000.35"))).as("half up").isEqualTo("28.6");
    }

    @Test
    void whereLowerIsBetterTheWayLeadsDown() {
        assertThat(COMPLAINTS.wayPercent(number("2"))).isEqualTo("75.0");
        assertThat(COMPLAINTS.wayPercent(number("1"))).isEqualTo("100.0");
        assertThat(COMPLAINTS.wayPercent(number("0"))).isEqualTo("125.0");
        assertThat(COMPLAINTS.wayPercent(number("6"))).isEqualTo("0.0");
    }

    @Test
    void worseThanBottomAndNothingAtAllBothStandAtBottomAndWithoutAWayNothingStands() {
        assertThat(SALES.wayPercent(number("799"))).isEqualTo("0.0");
        assertThat(SALES.wayPercent(null)).isEqualTo("0.0");
        assertThat(target("5", "5", "5").wayPercent(number("7"))).isNull();
        assertThat(target("-100", "0", "100").wayPercent(number("50"))).isEqualTo("75.0");
    }

    @Test
    void aBottomOrGrabOfZeroOrLessHasNoShare() {
        var loss = target("-100", "0", "100");

        assertThat(loss.percentOfBottom(number("-500"))).isNull();
        assertThat(target("0", "100", "200").percentOfBottom(number("-1"))).isNull();
        assertThat(loss.below(number("-100"))).isFalse();
        assertThat(loss.attainmentPercent(number("1"))).isEqualTo("100.0");
        assertThat(loss.attainmentPercent(number("-1"))).isEqualTo("0.0");
    }

    @Test
    void aMonthMovesTheRatingByAFifthTowardsWhatWasFulfilled() {
        assertThat(Rating.after(number("3.0"), number("1"), POLICY.ratingKept())).isEqualTo("3.4000");
        assertThat(Rating.after(number("3.0"), number("0"), POLICY.ratingKept())).isEqualTo("2.4000");
        assertThat(Rating.after(number("4.2"), number("0.8"), POLICY.ratingKept())).isEqualTo("4.1600");
        assertThat(Rating.after(number("5"), number("1"), POLICY.ratingKept())).isEqualTo("5.0000");
    }

    @Test
    void aRatingIsCountedAnewWithTheShareThatEachStepKeptInItsDay() {
        var steps = List.of(new Rating.Step(number("1"), number("80"), false), new Rating.Step(number("0"), number("50"), false));

        assertThat(Rating.replayed(number("3.0"), steps)).isEqualTo("1.7000");
        assertThat(Rating.replayed(number("3.0"), List.of())).isEqualTo("3.0");
        assertThat(Rating.replayed(number("3.0"), List.of(new Rating.Step(number("1"), number("80"), true)))).isEqualTo("3.0");
    }

    @Test
    void aPartThatEndsEarlyRatesByTheSameFormulaAndNeverRaises() {
        var sales = new Target(number("1000"), number("1500"), number("2000")).forDays(20, 30);
        var fulfilment = Rating.fulfilment(List.of(sales.fulfilment(number("400")), new Target(number("80"), number("90"), number("95")).fulfilment(number("81"))));

        assertThat(fulfilment).as("400 of 1,500 × 20 ÷ 30, and 81 of 90").isEqualTo("0.650000");
        assertThat(Rating.settled(number("4.0"), fulfilment, POLICY.ratingKept())).as("0.8 × 4.0 + 0.2 × 5 × 0.65").isEqualTo("3.8500");
        assertThat(Rating.settled(number("3.0"), number("1"), POLICY.ratingKept())).isEqualByComparingTo("3.0");
    }

    @Test
    void overachievementInOneMetricDoesNotHideAMissInAnother() {
        assertThat(Rating.fulfilment(List.of(SALES.fulfilment(number("5000")), SALES.fulfilment(number("500"))))).isEqualTo("0.750000");
        assertThatThrownBy(() -> Rating.fulfilment(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void monthsBelowInARowAreCountedAndAMonthAtBottomResets() {
        var may = YearMonth.of(2026, 5);

        assertThat(Trigger.count(0, null, may, true)).isEqualTo(1);
        assertThat(Trigger.count(1, may.minusMonths(1), may, true)).isEqualTo(2);
        assertThat(Trigger.count(3, may.minusMonths(1), may, false)).isZero();
        assertThat(Trigger.count(3, may.minusMonths(2), may, true)).as("after a month without a contract").isEqualTo(1);
    }

    @Test
    void aLateValueAddsItsDifferenceAndWhereNothingCountedWhatIsAboveBottom() {
        assertThat(Correction.difference(number("900"), number("950"), SALES)).isEqualTo("50");
        assertThat(Correction.difference(number("900"), number("700"), SALES)).isEqualTo("-200");
        assertThat(Correction.difference(null, number("900"), SALES)).isEqualTo("100");
        assertThat(Correction.difference(null, number("700"), SALES)).isZero();
    }

    @ParameterizedTest(name = "{0} is added up: {1}")
    @CsvSource(nullValues = "-", value = {"CNY, true", "Pieces, true", "ovens, true", "machines, true", "Doses, true", "recipes, true", "downloads, true", "dishes, true", "台, true",
            "percent, false", "%, false", "Points, false", "HOURS, false", "people, false", "days, false", "stars, false", "百分比, false", "-, false", "' ', false"})
    void amountsAndCountsAreAddedUpAndMeansAreNot(String unit, boolean additive) {
        assertThat(POLICY.additive(unit)).isEqualTo(additive);
    }

    @Test
    void aListOfOnesOwnIsReadWithoutCase() {
        var policy = new PerformancePolicy(null, null, List.of("Kelvin"), null, null, null, null);

        assertThat(policy.additive("kelvin")).isFalse();
        assertThat(policy.additive("percent")).isTrue();
    }

    @ParameterizedTest(name = "{0} of {1} is {2} percent short")
    @CsvSource(nullValues = "-", value = {"425000, 500000, 15.0000", "424999.99, 500000, 15.0001", "430000, 500000, 14.0000", "500000, 500000, 0", "600000, 500000, 0", "-, 500000, 100", "-1, 0, 100", "0, 0, 0"})
    void howFarALeadingValueWasMissedIsRoundedUpSoThatExactlyFifteenIsNotMore(String value, String leading, String percent) {
        var target = new Target(new BigDecimal(leading).subtract(BigDecimal.ONE), new BigDecimal(leading), new BigDecimal(leading));

        assertThat(target.shortOfLeadingPercent(value == null ? null : new BigDecimal(value))).isEqualByComparingTo(percent);
    }

    @Test
    void whereLowerIsBetterTooMuchIsShort() {
        assertThat(new Target(new BigDecimal(20), new BigDecimal(12), new BigDecimal(10)).shortOfLeadingPercent(new BigDecimal(12))).isEqualByComparingTo("20");
        assertThat(new Target(new BigDecimal(20), new BigDecimal(12), new BigDecimal(10)).shortOfLeadingPercent(new BigDecimal(9))).isZero();
    }

    @Test
    void aPolicyOutOfRangeIsRefusedByName() {
        assertThatThrownBy(() -> new PerformancePolicy(new BigDecimal(6), null, null, null, null, null, null)).hasMessageContaining("heyi.policy.performance.newcomer-rating");
        assertThatThrownBy(() -> new PerformancePolicy(null, null, null, 10_001, null, null, null)).hasMessageContaining("most-rows");
        assertThatThrownBy(() -> new PerformancePolicy(null, null, null, null, Duration.ofDays(1), null, null)).hasMessageContaining("webhook-window");
    }
}
