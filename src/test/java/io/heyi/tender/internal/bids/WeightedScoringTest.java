package io.heyi.tender.internal.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.tender.BidScoring;
import io.heyi.tender.BidScoring.Entry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedScoringTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final Map<String, BigDecimal> USUAL = weights(40, 25, 20, 15);

    private final BidScoring scoring = new WeightedScoring();

    private static Map<String, BigDecimal> weights(int commitment, int price, int rating, int plan) {
        var weights = new LinkedHashMap<String, BigDecimal>();
        weights.put("commitment", BigDecimal.valueOf(commitment));
        weights.put("price", BigDecimal.valueOf(price));
        weights.put("rating", BigDecimal.valueOf(rating));
        weights.put("plan", BigDecimal.valueOf(plan));
        return weights;
    }

    private static Entry bid(String bidder, String commitment, String share, String rating, String plan, Instant at) {
        return new Entry(bidder, new BigDecimal(commitment), new BigDecimal(share), new BigDecimal(rating), new BigDecimal(plan), at);
    }

    @Test
    void theDearestBidWinsOnMeritAsInExampleE15() {
        // quality and risk points of the example take the places of commitment and plan; prices in ten thousands
        var ranked = scoring.rank(weights(30, 40, 20, 10), List.of(bid("first", "0.85", "60", "4.2", "0.9", NOON), bid("outsider", "0.78", "54", "3.6", "0.7", NOON),
                bid("third", "0.95", "66", "4.8", "0.9", NOON)));

        assertThat(ranked).extracting(BidScoring.Ranked::bidder).containsExactly("third", "first", "outsider");
        assertThat(ranked).extracting(one -> one.total().toPlainString()).containsExactly("89.43", "87.30", "84.80");
        assertThat(ranked.getFirst().points().get("price")).isEqualByComparingTo("32.73");
        assertThat(ranked).extracting(BidScoring.Ranked::rank).containsExactly(1, 2, 3);
    }

    @Test
    void everyCriterionIsExplainedInTheOrderOfTheWeights() {
        var ranked = scoring.rank(USUAL, List.of(bid("a", "0.5", "10", "4", "1", NOON))).getFirst();

        assertThat(ranked.reasons()).extracting(BidScoring.Reason::messageKey)
                .containsExactly("tender.reason.commitment", "tender.reason.price", "tender.reason.rating", "tender.reason.plan");
        assertThat(ranked.reasons().getFirst().arguments()).containsExactly(new BigDecimal("20.00"), BigDecimal.valueOf(40), new BigDecimal("50.0"));
        assertThat(ranked.total()).isEqualByComparingTo("76.00");
    }

    @Test
    void equalTotalsGoToTheLowerShareThenToTheEarlierBid() {
        var later = bid("a", "0.5", "10", "3", "0.5", NOON.plusSeconds(1));
        var earlier = bid("z", "0.5", "10", "3", "0.5", NOON);
        // price 12.50 less, commitment 12.50 more
        var dearer = bid("dear", "0.8125", "20", "3", "0.5", NOON.minusSeconds(60));

        var ranked = scoring.rank(USUAL, List.of(dearer, later, earlier));

        assertThat(ranked).extracting(one -> one.total().toPlainString()).containsOnly("64.50");
        assertThat(ranked).extracting(BidScoring.Ranked::bidder).containsExactly("z", "a", "dear");
    }

    @Test
    void whoAsksForNothingHasTheLowestPrice() {
        var ranked = scoring.rank(USUAL, List.of(bid("free", "0", "0", "0", "0", NOON), bid("paid", "0", "5", "0", "0", NOON)));

        assertThat(ranked).extracting(one -> one.points().get("price").toPlainString()).containsExactly("25.00", "0.00");
    }

    @Test
    void nobodyIsRankedWhereNobodyBids() {
        assertThat(scoring.rank(USUAL, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.01,10,3,1", "-0.1,10,3,1", "0.5,101,3,1", "0.5,-1,3,1", "0.5,10,5.1,1", "0.5,10,3,2"})
    void valuesOutsideTheirRangeAreRefused(String commitment, String share, String rating, String plan) {
        assertThatThrownBy(() -> scoring.rank(USUAL, List.of(bid("a", commitment, share, rating, plan, NOON)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weightsMustBeKnownAndMakeAHundred() {
        assertThatThrownBy(() -> scoring.rank(weights(40, 25, 20, 14), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scoring.rank(weights(-10, 50, 30, 30), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scoring.rank(Map.of("beauty", BigDecimal.valueOf(100)), List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
