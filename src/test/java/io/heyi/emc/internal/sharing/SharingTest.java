package io.heyi.emc.internal.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.sharing.Sharing.Amount;
import io.heyi.emc.internal.sharing.Sharing.Input;
import io.heyi.emc.internal.sharing.Sharing.Party;
import io.heyi.emc.internal.sharing.Sharing.Result;
import io.heyi.emc.internal.sharing.Sharing.Step;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sharing-1} against domain.md §3a, E5 to E7, and its law: to the cent, nothing is lost and nothing appears. */
class SharingTest {

    private final Sharing sharing = new VersionedSharing();

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Party strategic(String id, String ratio) {
        return new Party(id, number(ratio), Tier.STRATEGIC);
    }

    private static Party tactical(String id) {
        return new Party(id, null, Tier.TACTICAL);
    }

    private static ShareSpace percent(String percent) {
        return new ShareSpace(number(percent), null);
    }

    private static ShareSpace tiers(String below, String above) {
        return new ShareSpace(null, List.of(number(below), number(above)));
    }

    private static Input input(String actual, String bottom, String leading, ShareSpace space, String reinvestment, Split split, Party... parties) {
        return new Input(number(actual), number(bottom), number(leading), space, number(reinvestment), split, List.of(parties));
    }

    private Result compute(Input input) {
        return sharing.compute(sharing.currentRule(), input);
    }

    private static List<String> amounts(Result result) {
        return result.parties().stream().map(Amount::amount).map(BigDecimal::toPlainString).toList();
    }

    private static List<String> steps(Result result) {
        return result.explanation().stream().map(Step::messageKey).map(key -> key.substring("emcsharing.step.".length())).toList();
    }

    @Test
    void theCanvasExampleE5IsSplitAsWritten() {
        var result = compute(input("1000000", "0", "2000000", percent("100"), "5", Split.RATIOS, strategic("lead", "10"), strategic("developer", "7"), tactical("legal")));

        assertThat(result.pool()).isEqualTo("1000000.00");
        assertThat(result.reinvestment()).isEqualTo("50000.00");
        assertThat(amounts(result)).containsExactly("100000.00", "70000.00", "0.00");
        assertThat(result.retained()).isEqualTo("780000.00");
        assertThat(result.ruleVersion()).isEqualTo("sharing-1");
        assertThat(steps(result)).containsExactly("above", "pool", "reinvestment", "share", "share", "tactical", "sum");
    }

    @Test
    void aSilentLeadMeansEqualSharesToTheCentAsInE7() {
        var seven = IntStream.rangeClosed(1, 7).mapToObj(i -> strategic("joiner-" + i, null)).toArray(Party[]::new);

        var result = compute(input("300000", "0", "400000", percent("100"), "0", Split.EQUAL, seven));

        assertThat(amounts(result)).containsExactly("42857.15", "42857.15", "42857.14", "42857.14", "42857.14", "42857.14", "42857.14");
        assertThat(result.retained()).isEqualTo("0.00");
        assertThat(result.explanation()).contains(new Step("emcsharing.step.cents", List.of(2, "joiner-1, joiner-2")));
    }

    @Test
    void anEqualSplitLeavesReinvestmentAndTacticalPartiesOut() {
        var result = compute(input("100", "0", "100", percent("100"), "10", Split.EQUAL, tactical("legal"), strategic("b", null), strategic("a", null)));

        assertThat(result.reinvestment()).isEqualTo("10.00");
        assertThat(amounts(result)).containsExactly("0.00", "45.00", "45.00");
    }

    @Test
    void withoutStrategicPartiesThePoolStaysWithTheLead() {
        var result = compute(input("100", "0", "100", percent("50"), "10", Split.EQUAL, tactical("legal")));

        assertThat(result.retained()).isEqualTo("45.00");
    }

    @ParameterizedTest
    @CsvSource({"900000, 0.00", "1000000, 0.00", "1000000.01, 0.00", "1000000.02, 0.01", "1100000, 30000.00", "1500000, 150000.00", "1500000.02, 150000.01", "1700000, 250000.00", "-5, 0.00"})
    void tiersTakeOneRateBelowTheLeadingValueAndAnotherAboveIt(String actual, String pool) {
        var result = compute(input(actual, "1000000", "1500000", tiers("30", "50"), "0", Split.RATIOS, strategic("a", "100")));

        assertThat(result.pool()).isEqualTo(pool);
        assertThat(amounts(result)).containsExactly(pool);
    }

    @Test
    void whatLiesExactlyAtTheBottomValueIsNotShared() {
        var result = compute(input("500", "500", "600", percent("30"), "5", Split.RATIOS, strategic("a", "50")));

        assertThat(result.pool()).isEqualTo("0.00");
        assertThat(amounts(result)).containsExactly("0.00");
        assertThat(steps(result)).containsExactly("notAbove");
    }

    @ParameterizedTest
    @CsvSource({"-20, 0.00, loss", "0, 0.00, loss", "50, 45.00, sum", "10, 10.00, sum"})
    void aBottomValueBelowZeroNeverLetsALossOrMoreThanTheProfitBeShared(String actual, String pool, String last) {
        var result = compute(input(actual, "-100", "0", actual.equals("10") ? percent("50") : percent("30"), "0", Split.RATIOS, strategic("a", "100")));

        assertThat(result.pool()).isEqualTo(pool);
        assertThat(steps(result)).last().isEqualTo(last);
    }

    @Test
    void aMonthWithoutAProfitFigureSharesNothing() {
        var result = compute(input(null, "500", "600", percent("30"), "5", Split.RATIOS, strategic("a", "50")));

        assertThat(result.pool()).isEqualTo("0.00");
        assertThat(steps(result)).containsExactly("noFigure");
    }

    @Test
    void thePoolIsRoundedHalfUpToTheCent() {
        assertThat(compute(input("0.05", "0", "1", percent("10"), "0", Split.RATIOS, strategic("a", "0"))).pool()).isEqualTo("0.01");
        assertThat(compute(input("0.04", "0", "1", percent("10"), "0", Split.RATIOS, strategic("a", "0"))).pool()).isEqualTo("0.00");
    }

    @Test
    void leftOverCentsGoToTheLargestFractionAndTiesToTheLowestId() {
        var byFraction = compute(input("0.10", "0", "1", percent("100"), "0", Split.RATIOS, strategic("a", "33"), strategic("b", "48"), strategic("c", "19")));
        assertThat(amounts(byFraction)).containsExactly("0.03", "0.05", "0.02");

        var byId = compute(input("0.10", "0", "1", percent("100"), "0", Split.RATIOS, strategic("c", "25"), strategic("b", "25"), strategic("a", "25"), strategic("d", "25")));
        assertThat(amounts(byId)).containsExactly("0.02", "0.03", "0.03", "0.02");

        var byNumber = compute(input("0.10", "0", "1", percent("100"), "0", Split.EQUAL, strategic("10", null), strategic("9", null), strategic("x", null)));
        assertThat(amounts(byNumber)).containsExactly("0.03", "0.04", "0.03");
    }

    @Test
    void whatRatiosLeaveOpenIsNotRoundedIntoTheShares() {
        var result = compute(input("0.99", "0", "1", percent("100"), "5", Split.RATIOS, strategic("a", "33.3333"), strategic("b", "33.3333")));

        assertThat(amounts(result)).containsExactly("0.33", "0.32");
        assertThat(result.reinvestment()).isEqualTo("0.04");
        assertThat(result.retained()).isEqualTo("0.30");
    }

    @Test
    void ratiosAndReinvestmentOfTheWholeLeaveNothing() {
        var result = compute(input("0.99", "0", "1", percent("100"), "5", Split.RATIOS, strategic("a", "95")));

        assertThat(result.reinvestment()).isEqualTo("0.04");
        assertThat(amounts(result)).containsExactly("0.95");
        assertThat(result.retained()).isEqualTo("0.00");
    }

    @Test
    void theSumIsAlwaysExact() {
        var random = new Random(20_261_121);
        for (int round = 0; round < 5_000; round++) {
            var input = anyInput(random);
            var result = compute(input);
            var shared = result.parties().stream().map(Amount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            var exact = input.parties().stream().map(party -> party.ratioPercent() == null ? BigDecimal.ZERO : result.pool().multiply(party.ratioPercent()).movePointLeft(2)).toList();

            assertThat(result.reinvestment().add(shared).add(result.retained())).as("%s", input).isEqualByComparingTo(result.pool());
            assertThat(Stream.concat(Stream.of(result.pool(), result.reinvestment(), result.retained()), result.parties().stream().map(Amount::amount)))
                    .as("%s", input).allMatch(amount -> amount.signum() >= 0 && amount.scale() == 2);
            if (input.split() == Split.RATIOS) {
                var ratios = input.parties().stream().map(party -> party.ratioPercent() == null ? BigDecimal.ZERO : party.ratioPercent()).reduce(BigDecimal.ZERO, BigDecimal::add);
                var whole = ratios.add(input.reinvestmentPercent()).compareTo(new BigDecimal("100")) == 0;
                assertThat(shared).as("%s", input).isEqualByComparingTo(whole ? result.pool().subtract(result.reinvestment())
                        : result.pool().multiply(ratios).movePointLeft(2).setScale(2, RoundingMode.DOWN));
                for (int i = 0; i < exact.size(); i++) {
                    assertThat(result.parties().get(i).amount().subtract(exact.get(i)).abs()).as("%s party %d", input, i).isLessThan(new BigDecimal("0.01"));
                }
            }
            assertThat(compute(input)).isEqualTo(result);
        }
    }

    private static Input anyInput(Random random) {
        var split = random.nextInt(4) == 0 ? Split.EQUAL : Split.RATIOS;
        var open = 1_000_000;
        var reinvestment = random.nextInt(200_001);
        open -= reinvestment;
        var parties = new ArrayList<Party>();
        var count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            var last = i == count - 1;
            var ratio = last && random.nextBoolean() ? open : random.nextInt(open + 1);
            var isTactical = !last && random.nextInt(5) == 0;
            open -= isTactical ? 0 : ratio;
            parties.add(isTactical ? tactical("p" + i) : new Party("p" + i, split == Split.EQUAL ? null : BigDecimal.valueOf(ratio, 4), Tier.STRATEGIC));
        }
        var bottom = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
        var space = random.nextBoolean() ? new ShareSpace(BigDecimal.valueOf(random.nextInt(1_000_001), 4), null)
                : new ShareSpace(null, List.of(BigDecimal.valueOf(random.nextInt(1_000_001), 4), BigDecimal.valueOf(random.nextInt(1_000_001), 4)));
        return new Input(BigDecimal.valueOf(random.nextLong(random.nextBoolean() ? 100_000_000_000L : 2_000_000L) - 1_000, 2), bottom,
                bottom.add(BigDecimal.valueOf(random.nextInt(1_000_000), 2)), space, BigDecimal.valueOf(reinvestment, 4), split, parties);
    }

    @Test
    void theLargestAmountsAreComputedExactly() {
        var result = compute(input("999999999999999.99", "0", "0", percent("100"), "0", Split.RATIOS, strategic("a", "33.3333"), strategic("b", "66.6667")));

        assertThat(amounts(result)).containsExactly("333333000000000.00", "666666999999999.99");
    }

    private static List<String> faults(Input input) {
        return SharingInvariants.violations(input).stream().map(error -> error.field() + " " + error.code().substring("emcsharing.error.".length())).toList();
    }

    @Test
    void moreThanTheWholeIsRefusedAsInE5() {
        var input = input("1000000", "0", "1", percent("100"), "5", Split.RATIOS, strategic("a", "90"), strategic("b", "6"));

        assertThat(SharingInvariants.violations(input)).containsExactly(FieldError.of("parties", "emcsharing.error.overWhole", number("96"), number("5"), number("101")));
        assertThatThrownBy(() -> compute(input)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("overWhole");
        assertThat(faults(input("1", "0", "1", percent("100"), "5", Split.RATIOS, strategic("a", "95.0001")))).containsExactly("parties overWhole");
        assertThat(faults(input("1", "0", "1", percent("100"), "5", Split.RATIOS, strategic("a", "95")))).isEmpty();
    }

    @Test
    void whatBreaksAnInvariantIsRefusedByField() {
        assertThat(faults(input("1", "0", "1", percent("30"), "5", Split.RATIOS, new Party("a", number("1"), Tier.TACTICAL)))).containsExactly("parties[0].ratioPercent tacticalWithRatio");
        assertThat(faults(input("1", "0", "1", percent("30"), "5", Split.EQUAL, new Party("a", number("1"), Tier.TACTICAL)))).containsExactly("parties[0].ratioPercent tacticalWithRatio");
        assertThat(faults(input("1", "0", "1", percent("30"), "5", Split.RATIOS, new Party("a", number("0"), Tier.TACTICAL)))).isEmpty();
        assertThat(faults(input("1", "0", "1", percent("30"), "5", Split.RATIOS, strategic("a", "1"), strategic("a", "1")))).containsExactly("parties[1].id twice");
        assertThat(faults(input("1", "0", "1", percent("-1"), "-5", Split.RATIOS, strategic("a", "-1")))).containsExactly("shareSpacePercent negative", "reinvestmentPercent negative", "parties[0].ratioPercent negative");
        assertThat(faults(input("1.001", "-1", "1", percent("101"), "5.00001", Split.RATIOS, strategic(" ", "1"))))
                .containsExactly("actualProfit tooManyDecimals", "shareSpacePercent overHundred", "reinvestmentPercent tooManyDecimals", "parties[0].id missing");
        assertThat(faults(input("1", "10", "9.99", percent("30"), "5", Split.RATIOS, strategic("a", null)))).containsExactly("leadingProfit leadingBelowBottom", "parties[0].ratioPercent missing");
        assertThat(faults(input("1", "0", null, tiers("30", "50"), "5", Split.RATIOS))).containsExactly("leadingProfit missing", "parties missing");
        assertThat(faults(input("1", "0", null, percent("30"), "5", Split.RATIOS, strategic("a", "1")))).isEmpty();
        assertThat(faults(input("1", "0", "1", null, "5", Split.RATIOS, strategic("a", "1")))).containsExactly("shareSpacePercent noShareSpace");
        assertThat(faults(input("1", "0", "1", new ShareSpace(number("1"), List.of(number("1"), number("2"))), "5", Split.RATIOS, strategic("a", "1")))).containsExactly("tiers twoShareSpaces");
        assertThat(faults(input("1", "0", "1", new ShareSpace(null, List.of(number("1"))), "5", Split.RATIOS, strategic("a", "1")))).containsExactly("tiers twoTiers");
        assertThat(faults(input("1e16", null, "1", percent("30"), null, Split.RATIOS, strategic("a", "1"))))
                .containsExactly("actualProfit tooLarge", "bottomProfit missing", "reinvestmentPercent missing");
    }

    @Test
    void anUnknownRuleIsRefused() {
        assertThatThrownBy(() -> sharing.compute("sharing-0", input("1", "0", "1", percent("30"), "5", Split.RATIOS, strategic("a", "1"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("sharing-0");
    }
}
