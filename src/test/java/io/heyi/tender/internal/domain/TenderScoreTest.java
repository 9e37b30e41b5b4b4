package io.heyi.tender.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.tender.TenderWeights;
import io.heyi.tender.internal.domain.TenderScore.Entry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenderScoreTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final TenderWeights USUAL = weights("40", "30", "20", "10");

    private static TenderWeights weights(String price, String quality, String rating, String risk) {
        return new TenderWeights(new BigDecimal(price), new BigDecimal(quality), new BigDecimal(rating), new BigDecimal(risk));
    }

    private static Entry bid(String bidder, String price, String quality, String rating, String risk, Instant at) {
        return new Entry(bidder, new BigDecimal(price), new BigDecimal(quality), new BigDecimal(rating), new BigDecimal(risk), at);
    }

    @Test
    void theDearestBidWinsOnMeritAsInExampleE15() {
        var ranked = TenderScore.rank(USUAL, List.of(bid("first", "600000", "85", "4.2", "9", NOON), bid("outsider", "540000", "78", "3.6", "7", NOON),
                bid("third", "660000", "95", "4.8", "9", NOON)));

        assertThat(ranked).extracting(one -> one.rank() + " " + one.bidder() + " " + one.total()).containsExactly("1 third 89.43", "2 first 87.30", "3 outsider 84.80");
        assertThat(ranked.getFirst().points()).isEqualTo(weights("32.73", "28.50", "19.20", "9.00"));
        assertThat(ranked.get(1).points()).isEqualTo(weights("36.00", "25.50", "16.80", "9.00"));
        assertThat(ranked.get(2).points()).isEqualTo(weights("40.00", "23.40", "14.40", "7.00"));
    }

    @Test
    void everyCriterionIsExplained() {
        assertThat(TenderScore.rank(USUAL, List.of(bid("a", "10", "50", "4", "3", NOON))).getFirst().reasons()).extracting(reason -> reason.messageKey())
                .containsExactly("tender.score.price", "tender.score.quality", "tender.score.rating", "tender.score.risk");
    }

    @Test
    void equalTotalsGoToTheLowerPriceThenToTheEarlierBidThenByName() {
        var noPrice = weights("0", "70", "20", "10");
        assertThat(TenderScore.rank(noPrice, List.of(bid("dear", "20", "50", "3", "5", NOON), bid("cheap", "10", "50", "3", "5", NOON.plusSeconds(9)))))
                .extracting(TenderScore.Ranked::bidder).containsExactly("cheap", "dear");
        assertThat(TenderScore.rank(USUAL, List.of(bid("a", "10", "50", "3", "5", NOON.plusSeconds(1)), bid("b", "10", "50", "3", "5", NOON))))
                .extracting(TenderScore.Ranked::bidder).containsExactly("b", "a");
        assertThat(TenderScore.rank(USUAL, List.of(bid("b", "10", "50", "3", "5", NOON), bid("a", "10", "50", "3", "5", NOON))))
                .extracting(TenderScore.Ranked::bidder).containsExactly("a", "b");
    }

    @Test
    void aBidForNothingGetsAllPricePoints() {
        var ranked = TenderScore.rank(USUAL, List.of(bid("free", "0", "0", "0", "0", NOON), bid("paid", "5", "0", "0", "0", NOON)));
        assertThat(ranked).extracting(one -> one.total().toPlainString()).containsExactly("40.00", "0.00");
    }

    @Test
    void nobodyBidsNothingIsRanked() {
        assertThat(TenderScore.rank(USUAL, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0,0", "1,101,0,0", "1,0,5.1,0", "1,0,0,10.01", "1,-1,0,0", "1,0,0,-0.01"})
    void valuesOutOfRangeAreRefused(String price, String quality, String rating, String risk) {
        var bids = List.of(bid("a", price, quality, rating, risk, NOON));
        assertThatThrownBy(() -> TenderScore.rank(USUAL, bids)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"40,30,20,9", "140,-40,0,0", "40,30,20,10.01"})
    void weightsThatAreNot100InSumAreRefused(String price, String quality, String rating, String risk) {
        var wrong = weights(price, quality, rating, risk);
        assertThat(wrong.areSound()).isFalse();
        assertThatThrownBy(() -> TenderScore.rank(wrong, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
