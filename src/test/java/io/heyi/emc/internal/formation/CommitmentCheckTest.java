package io.heyi.emc.internal.formation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractFixtures;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.Tier;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a commitment must hold (domain.md §2, P2). */
class CommitmentCheckTest {

    private static final Place STRATEGIC = Calls.place("recipes", Tier.STRATEGIC, 1);
    private static final Place TACTICAL = Calls.place("delivery", Tier.TACTICAL, 1);

    private static Commitment with(String value, String share, Commitment.Plan plan, String investment) {
        return new Commitment(new ActorId("ME-0002"), "recipes", List.of(new Commitment.Promise("orders", new BigDecimal(value), null)), new BigDecimal(share), plan,
                investment == null ? null : new BigDecimal(investment), List.of());
    }

    private static final Commitment.Plan PLAN = new Commitment.Plan("by hand", null, null, null);

    private static List<String> faults(Commitment commitment, Place place) {
        return CommitmentCheck.check(commitment, ActorKind.MICROENTERPRISE, place).stream().map(error -> error.field() + " " + error.code().substring(19)).toList();
    }

    @Test
    void aWholeCommitmentHasNoFault() {
        assertThat(faults(with("150", "12.5", PLAN, "1000.50"), STRATEGIC)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"99.99,values[0].value belowBottom", "1e30,values[0].value valueOutOfRange", "100.1234567,values[0].value valueOutOfRange"})
    void aPromiseReachesTheBottomValueAtLeast(String value, String fault) {
        assertThat(faults(with(value, "1", PLAN, null), STRATEGIC)).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource({"-1", "100.01", "1.00001"})
    void theShareAskedForIsAPercentage(String share) {
        assertThat(faults(with("150", share, PLAN, null), STRATEGIC)).containsExactly("shareAskedPercent percent");
    }

    @Test
    void aTacticalPlaceHasNoShare() {
        assertThat(faults(with("150", "1", PLAN, null), TACTICAL)).containsExactly("shareAskedPercent tacticalShare");
        assertThat(faults(with("150", "0", PLAN, null), TACTICAL)).isEmpty();
    }

    @Test
    void everyMetricOfThePlaceIsPromisedOnceAndNoOther() {
        var none = new Commitment(new ActorId("ME-0002"), "recipes", List.of(new Commitment.Promise("visits", BigDecimal.ONE, null)), BigDecimal.ONE, PLAN, null, List.of());
        assertThat(faults(none, STRATEGIC)).containsExactly("values valueMissing", "values[0].metric metricNotCalled");
    }

    @Test
    void aPlanAndASaneInvestmentAreNeeded() {
        assertThat(faults(with("150", "1", new Commitment.Plan(" ", null, null, null), "-0.01"), STRATEGIC)).containsExactly("plan planMissing", "investment amount");
    }

    @Test
    void thePlaceMayBeForSomeKindsOnly() {
        var forPartners = new Place("recipes", "t", null, Tier.STRATEGIC, List.of(ActorKind.PARTNER), 1, List.of());
        var commitment = new Commitment(new ActorId("ME-0002"), "recipes", List.of(), BigDecimal.ONE, PLAN, null, List.of());
        assertThat(faults(commitment, forPartners)).containsExactly("place kindNotCalled");
    }

    @ParameterizedTest
    @CsvSource({"100,0", "150,0.5", "200,1", "250,1"})
    void theReachGoesFromBottomToLeading(String value, BigDecimal reach) {
        assertThat(with(value, "1", PLAN, null).reach(STRATEGIC)).isEqualByComparingTo(reach);
    }

    @Test
    void lowerMayBeBetter() {
        var place = new Place("recipes", "t", null, Tier.STRATEGIC, List.of(), 1, List.of(ContractFixtures.target("orders", "days", "10", null, "2")));
        assertThat(with("4", "1", PLAN, null).reach(place)).isEqualByComparingTo("0.75");
        assertThat(faults(with("11", "1", PLAN, null), place)).containsExactly("values[0].value belowBottom");
    }

    @Test
    void aPlanIsCompleteWithAllFourParts() {
        assertThat(PLAN.completeness()).isEqualByComparingTo("0.25");
        assertThat(new Commitment.Plan("a", "b", "c", "d").completeness()).isEqualByComparingTo("1");
    }
}
