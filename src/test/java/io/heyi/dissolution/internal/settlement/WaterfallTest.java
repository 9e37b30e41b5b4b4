package io.heyi.dissolution.internal.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.dissolution.internal.settlement.Waterfall.Claim;
import io.heyi.dissolution.internal.settlement.Waterfall.Line;
import io.heyi.dissolution.internal.settlement.Waterfall.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order of payment and of loss (domain.md P6, E17). */
class WaterfallTest {

    private static final String RESIDUAL = "capital:platform:food";

    private static Claim claim(String id, Rank rank, String amount) {
        return new Claim(id, rank, new BigDecimal(amount));
    }

    private static Waterfall flow(String available, Claim... claims) {
        return Waterfall.of(new BigDecimal(available), List.of(claims), RESIDUAL);
    }

    private static Line line(Waterfall waterfall, String id) {
        return waterfall.tiers().stream().flatMap(tier -> tier.lines().stream()).filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static String paid(Waterfall waterfall, String id) {
        return line(waterfall, id).paid().toPlainString();
    }

    private static final Claim MEMBERS = claim("capital:member:a", Rank.MEMBERS, "300000.00");
    private static final Claim PLATFORM = claim(RESIDUAL, Rank.PLATFORM, "1700000.00");

    @Test
    void aLossBeyondTheMembersMoneyGoesOnToThePlatform() {
        var result = flow("1550000", MEMBERS, PLATFORM);

        assertThat(result.loss()).isEqualByComparingTo("450000");
        assertThat(line(result, "capital:member:a")).extracting(Line::unpaid, Line::paid).containsExactly(new BigDecimal("300000.00"), new BigDecimal("0.00"));
        assertThat(line(result, RESIDUAL)).extracting(Line::unpaid, Line::paid).containsExactly(new BigDecimal("150000.00"), new BigDecimal("1550000.00"));
    }

    @Test
    void aLossWithinTheMembersMoneyLeavesThePlatformUntouched() {
        var result = flow("1880000", MEMBERS, PLATFORM);

        assertThat(paid(result, "capital:member:a")).isEqualTo("180000.00");
        assertThat(line(result, RESIDUAL)).extracting(Line::unpaid, Line::paid).containsExactly(new BigDecimal("0.00"), new BigDecimal("1700000.00"));
    }

    @Test
    void outsideInvestorsLoseLastOfAllWhoHavePutMoneyIn() {
        var investor = claim("capital:investor:river", Rank.OUTSIDE_INVESTORS, "500000.00");

        assertThat(paid(flow("500000", investor, MEMBERS, PLATFORM), "capital:investor:river")).isEqualTo("500000.00");
        var result = flow("499999.99", investor, MEMBERS, PLATFORM);
        assertThat(paid(result, "capital:investor:river")).isEqualTo("499999.99");
        assertThat(paid(result, RESIDUAL)).isEqualTo("0.00");
        assertThat(paid(result, "capital:member:a")).isEqualTo("0.00");
    }

    private static final Claim WAGE = claim("wage:a", Rank.WAGES, "100.00");
    private static final Claim BAKER = claim("claim:1", Rank.OUTSIDE_CREDITORS, "100.00");
    private static final Claim PRINTER = claim("claim:2", Rank.OUTSIDE_CREDITORS, "50.00");
    private static final Claim OVEN = claim("payable:book:ME-0002", Rank.INSIDE, "80.00");

    @Test
    void moneyThatRunsOutIsSharedInProportionWithinTheClassAndNothingGoesFurther() {
        var result = flow("200", OVEN, PRINTER, BAKER, WAGE, MEMBERS);

        assertThat(result.tiers()).extracting(Tier::rank).containsExactly(Rank.WAGES, Rank.OUTSIDE_CREDITORS, Rank.INSIDE, Rank.MEMBERS);
        assertThat(paid(result, "wage:a")).isEqualTo("100.00");
        assertThat(paid(result, "claim:1")).isEqualTo("66.67");
        assertThat(paid(result, "claim:2")).isEqualTo("33.33");
        assertThat(line(result, "claim:2").unpaid()).isEqualByComparingTo("16.67");
        assertThat(paid(result, "payable:book:ME-0002")).isEqualTo("0.00");
        assertThat(line(result, "capital:member:a").unpaid()).isEqualByComparingTo("300000");
    }

    @Test
    void exactCoverageLeavesNothingToAnybodyElseAndNothingUnpaid() {
        var result = flow("330", WAGE, BAKER, PRINTER, OVEN);

        assertThat(result.tiers().subList(0, 3)).allSatisfy(tier -> assertThat(tier.unpaid()).isEqualByComparingTo("0"));
        assertThat(result.surplus()).isEqualByComparingTo("0");
        assertThat(result.loss()).isEqualByComparingTo("0");
    }

    @Test
    void withoutMoneyEverybodyLosesEverything() {
        var result = flow("0", WAGE, BAKER, MEMBERS, PLATFORM);

        assertThat(result.tiers()).allSatisfy(tier -> assertThat(tier.paid()).isEqualByComparingTo("0"));
        assertThat(result.loss()).isEqualByComparingTo("2000000");
    }

    @Test
    void aSurplusGoesToTheHoldersInProportionToTheirCapital() {
        var result = flow("2000100.01", MEMBERS, PLATFORM);

        assertThat(result.surplus()).isEqualByComparingTo("100.01");
        assertThat(line(result, "capital:member:a").surplus()).isEqualByComparingTo("15");
        assertThat(line(result, RESIDUAL).surplus()).isEqualByComparingTo("85.01");
    }

    @Test
    void whatIsLeftWhereNobodyHasPutMoneyInGoesToThePlatform() {
        assertThat(paid(flow("150", WAGE), RESIDUAL)).isEqualTo("50.00");
        assertThat(paid(flow("7", new Claim[0]), RESIDUAL)).isEqualTo("7.00");
    }

    @Test
    void leftOverCentsGoToTheLowestIdAmongEqualFractions() {
        var result = flow("0.10", claim("b", Rank.WAGES, "1.00"), claim("c", Rank.WAGES, "1.00"), claim("a", Rank.WAGES, "1.00"));

        assertThat(List.of(paid(result, "a"), paid(result, "b"), paid(result, "c"))).containsExactly("0.04", "0.03", "0.03");
    }

    @Test
    void negativeMoneyAndTwoClaimsUnderOneIdAreRefused() {
        assertThatThrownBy(() -> flow("-0.01", WAGE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> flow("1", claim("x", Rank.WAGES, "-1.00"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> flow("1", WAGE, WAGE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whateverTheClaimsAreTheSumIsKeptNobodyGetsMoreThanHisClaimBeforeASurplusAndNoClassOvertakesAnother() {
        var random = new Random(17);
        for (int i = 0; i < 2_000; i++) {
            var claims = new ArrayList<Claim>();
            int count = random.nextInt(25);
            for (int n = 0; n < count; n++) {
                claims.add(new Claim("c" + n, Rank.values()[random.nextInt(6)], BigDecimal.valueOf(random.nextInt(1_000_000), 2)));
            }
            check(Waterfall.of(BigDecimal.valueOf(random.nextInt(8_000_000), 2), claims, RESIDUAL));
        }
    }

    private static void check(Waterfall result) {
        assertThat(result.tiers().stream().map(Tier::paid).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(result.available());
        boolean dry = false;
        for (var tier : result.tiers()) {
            tier.lines().forEach(line -> {
                assertThat(line.claim()).isEqualByComparingTo(line.paid().subtract(line.surplus()).add(line.unpaid()));
                assertThat(List.of(line.paid(), line.unpaid(), line.surplus())).allMatch(amount -> amount.signum() >= 0);
                assertThat(result.surplus().signum() > 0 || line.surplus().signum() == 0).isTrue();
            });
            if (dry) {
                assertThat(tier.paid()).as("nothing for %s after a class that was not paid in full", tier.rank()).isEqualByComparingTo("0");
            }
            dry = dry || tier.unpaid().signum() > 0;
        }
    }
}
