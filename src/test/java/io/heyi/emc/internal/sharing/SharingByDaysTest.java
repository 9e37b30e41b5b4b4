package io.heyi.emc.internal.sharing;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.strategic;
import static io.heyi.emc.ContractFixtures.tactical;
import static io.heyi.emc.ContractFixtures.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.ContractMonth;
import io.heyi.emc.internal.contract.ContractMonth.Phase;
import io.heyi.emc.internal.sharing.Sharing.Amount;
import io.heyi.emc.internal.sharing.Sharing.Result;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A month in which parts have changed is shared by days; all numbers are worked out by hand. */
class SharingByDaysTest {

    private static final EmcCode EMC = new EmcCode("EMC-0001");
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private final Sharing sharing = new VersionedSharing();

    private static ContractTerms terms(Split split, String space, String reinvestment, Node... nodes) {
        return aContract().goals(target(ContractTerms.PROFIT, "CNY", "0", "100", "1000000")).split(split).shareSpace(space).reinvestment(reinvestment).nodes(nodes).build();
    }

    /** @param firstDays of the month with the first terms; the rest is the second's */
    private static ContractMonth month(YearMonth period, int firstDays, ContractTerms first, ContractTerms second) {
        return new ContractMonth(EMC, period, List.of(new Phase(period.atDay(1), firstDays, first), new Phase(period.atDay(firstDays + 1), period.lengthOfMonth() - firstDays, second)), second);
    }

    private Result shared(ContractMonth month, String profit) {
        var input = SharingInputs.of(month, new BigDecimal(profit));
        return sharing.compute(sharing.ruleFor(input), input);
    }

    private static Map<String, String> amounts(Result result) {
        return result.parties().stream().collect(Collectors.toMap(Amount::id, amount -> amount.amount().toPlainString()));
    }

    /**
     * Pool 30% of 1,000,000 = 300,000. Food 25% × 12/30 = 30,000, its substitute 20% × 18/30 = 36,000, lead 40% = 120,000, chef 10% = 30,000, reinvestment 15,000;
     * 69,000 stay with the lead.
     */
    @Test
    void aRemovedPartyGetsItsDaysAndTheSubstituteTheRest() {
        var before = terms(Split.RATIOS, "30", "5", lead("ME-0001", "40"), strategic("ME-0002", null, "25"), strategic("partner-chef", null, "10"), tactical("SSP-LOGISTICS", null));
        var after = terms(Split.RATIOS, "30", "5", lead("ME-0001", "40"), strategic("ME-0009", null, "20"), strategic("partner-chef", null, "10"), tactical("SSP-LOGISTICS", null));

        var result = shared(month(APRIL, 12, before, after), "1000000");

        assertThat(result.ruleVersion()).isEqualTo("sharing-days-1");
        assertThat(amounts(result)).isEqualTo(Map.of("ME-0001", "120000.00", "ME-0002", "30000.00", "ME-0009", "36000.00", "partner-chef", "30000.00", "SSP-LOGISTICS", "0.00"));
        assertThat(result.reinvestment()).isEqualTo("15000.00");
        assertThat(result.retained()).isEqualTo("69000.00");
    }

    /** Pool 100.00 of May: 25% × 12/31 = 9.677…, 25% × 19/31 = 15.322…, lead 75.00; the cent that is left over goes to the larger fraction. */
    @Test
    void aCentThatIsLeftOverGoesToTheLargestFraction() {
        var before = terms(Split.RATIOS, "100", "0", lead("ME-0001", "75"), strategic("ME-0002", null, "25"));
        var after = terms(Split.RATIOS, "100", "0", lead("ME-0001", "75"), strategic("ME-0009", null, "25"));

        var result = shared(month(MAY, 12, before, after), "100.00");

        assertThat(amounts(result)).isEqualTo(Map.of("ME-0001", "75.00", "ME-0002", "9.68", "ME-0009", "15.32"));
        assertThat(result.retained()).isZero();
    }

    /** 20% × 10/30 + 5% × 20/30 = 10% of 1,000; what is freed goes to the lead: 60% × 10/30 + 75% × 20/30 = 70%. */
    @Test
    void aReducedPartyGetsTheMix() {
        var before = terms(Split.RATIOS, "100", "20", lead("ME-0001", "60"), strategic("ME-0002", null, "20"));
        var after = terms(Split.RATIOS, "100", "20", lead("ME-0001", "75"), strategic("ME-0002", null, "5"));

        var result = shared(month(APRIL, 10, before, after), "1000");

        assertThat(amounts(result)).isEqualTo(Map.of("ME-0001", "700.00", "ME-0002", "100.00"));
        assertThat(result.reinvestment()).isEqualTo("200.00");
    }

    /** 300 split equally: 10 days by three, 20 days by two. A and B 33.33… + 100 each, C 33.33…; the cent that is left over goes to the lowest id. */
    @Test
    void anEqualSplitIsEqualInEachPartOfTheMonth() {
        var before = terms(Split.EQUAL, "100", "0", lead("ME-0001", null), strategic("ME-0002", null, null), strategic("ME-0003", null, null));
        var after = terms(Split.EQUAL, "100", "0", lead("ME-0001", null), strategic("ME-0002", null, null));

        assertThat(amounts(shared(month(APRIL, 10, before, after), "300"))).isEqualTo(Map.of("ME-0001", "133.34", "ME-0002", "133.33", "ME-0003", "33.33"));
    }

    /**
     * Pool 300,000. The former lead has 40% and the 30% that ratios leave open for 12 of 30 days = 84,000; the new lead 40% × 18/30 = 72,000 and 54,000 that stay with
     * it, F 75,000, reinvestment 15,000.
     */
    @Test
    void whatRatiosLeaveOpenBelongsToTheLeadOfTheDay() {
        var before = terms(Split.RATIOS, "30", "5", lead("ME-0001", "40"), strategic("ME-0002", null, "25"));
        var after = terms(Split.RATIOS, "30", "5", lead("ME-0009", "40"), strategic("ME-0002", null, "25"));

        var result = shared(month(APRIL, 12, before, after), "1000000");

        assertThat(amounts(result)).isEqualTo(Map.of("ME-0001", "84000.00", "ME-0009", "72000.00", "ME-0002", "75000.00"));
        assertThat(result.retained()).isEqualTo("54000.00");
    }

    @Test
    void aMonthInWhichNothingHasChangedIsSharedAsEver() {
        var all = terms(Split.RATIOS, "30", "5", lead("ME-0001", "40"), strategic("ME-0002", null, "25"));
        assertThat(shared(ContractMonth.whole(EMC, APRIL, all), "1000000").ruleVersion()).isEqualTo("sharing-1");
        var divided = SharingInputs.of(month(APRIL, 3, all, all), new BigDecimal("777777.77"));
        assertThat(amounts(sharing.compute("sharing-days-1", divided))).isEqualTo(amounts(shared(ContractMonth.whole(EMC, APRIL, all), "777777.77")));
        assertThatThrownBy(() -> sharing.compute("sharing-1", divided)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyStepIsTold() {
        var before = terms(Split.RATIOS, "100", "0", lead("ME-0001", "75"), strategic("ME-0002", null, "25"));
        var after = terms(Split.RATIOS, "100", "0", lead("ME-0001", "80"), strategic("ME-0002", null, "20"));
        var steps = shared(month(APRIL, 12, before, after), "100.00").explanation();
        assertThat(steps).contains(Pool.step("spans", "1–12, 13–30"), Pool.step("shareByDays", "ME-0002", "25% × 12/30 + 20% × 18/30", new BigDecimal("100.00"), new BigDecimal("22.00")));
    }

    @Test
    void onWhateverDayPartsChangeTheSumIsThePoolAndNobodyLosesACent() {
        var random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            var period = YearMonth.of(2026, random.nextInt(12) + 1);
            var split = random.nextInt(4) == 0 ? Split.EQUAL : Split.RATIOS;
            var reinvestment = BigDecimal.valueOf(random.nextInt(100_000), 4).toPlainString();
            var phases = phases(random, period, split, reinvestment);
            var month = new ContractMonth(EMC, period, phases, phases.getLast().terms());
            var result = shared(month, BigDecimal.valueOf(random.nextInt(1_000_000), 2).toPlainString());

            var given = result.parties().stream().map(Amount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(given.add(result.reinvestment()).add(result.retained())).isEqualByComparingTo(result.pool());
            assertThat(result.retained().signum()).isNotNegative();
            result.parties().forEach(party -> assertThat(party.amount().subtract(exact(month, party.id(), result)).abs()).isLessThan(new BigDecimal("0.0101")));
        }
    }

    /** The share as arithmetic with many decimals gives it. */
    private static BigDecimal exact(ContractMonth month, String id, Result result) {
        var input = SharingInputs.of(month, BigDecimal.ONE);
        var days = new BigDecimal(month.period().lengthOfMonth());
        var sum = BigDecimal.ZERO;
        for (var span : input.spans()) {
            if (span.of(id).isPresent()) {
                var part = input.split() == Split.EQUAL ? result.pool().subtract(result.reinvestment()).divide(new BigDecimal(span.parties().size()), 20, java.math.RoundingMode.HALF_UP)
                        : result.pool().multiply(span.of(id).get().ratioPercent()).movePointLeft(2);
                sum = sum.add(part.multiply(new BigDecimal(span.days())).divide(days, 20, java.math.RoundingMode.HALF_UP));
            }
        }
        return sum;
    }

    /** Two or three phases of at least one day each, with parties that come and go. */
    private static List<Phase> phases(Random random, YearMonth period, Split split, String reinvestment) {
        int count = random.nextInt(2) + 2;
        var cuts = new int[count + 1];
        cuts[count] = period.lengthOfMonth();
        for (int i = 1; i < count; i++) {
            cuts[i] = cuts[i - 1] + 1 + random.nextInt(8);
        }
        var phases = new ArrayList<Phase>();
        for (int i = 0; i < count; i++) {
            var nodes = new ArrayList<Node>(List.of(lead("ME-0001", ratio(random))));
            for (int p = 2; p < 6; p++) {
                if (random.nextBoolean()) {
                    nodes.add(strategic("ME-000" + p, null, ratio(random)));
                }
            }
            phases.add(new Phase(period.atDay(cuts[i] + 1), cuts[i + 1] - cuts[i], terms(split, "30", reinvestment, nodes.toArray(Node[]::new))));
        }
        return phases;
    }

    private static String ratio(Random random) {
        return BigDecimal.valueOf(random.nextInt(180_000), 4).toPlainString();
    }
}
