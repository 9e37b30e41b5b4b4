package io.heyi.tender;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Scores bids by weights that were fixed before opening and ranks them with reasons (domain.md P2). Pure: no state.
 */
public interface BidScoring {

    /**
     * @param weights points per criterion, 100 in sum; criteria are {@code commitment}, {@code price}, {@code rating}, {@code plan}
     * @return best first; equal totals go to the lower share asked for, then to the earlier bid
     */
    List<Ranked> rank(Map<String, BigDecimal> weights, List<Entry> entries);

    /**
     * @param commitment 0 to 1: how far the committed values reach from bottom (0) to leading (1), mean of all metrics
     * @param shareAsked percent of the pool asked for, 0 to 100; the lowest in the field gets all price points
     * @param rating stars, 0 to 5
     * @param plan 0 to 1: completeness of the plan
     */
    record Entry(String bidder, BigDecimal commitment, BigDecimal shareAsked, BigDecimal rating, BigDecimal plan, Instant at) {}

    /**
     * @param points per criterion, two decimals, half-up
     * @param reasons message key and arguments per criterion, in the order of the weights
     */
    record Ranked(int rank, String bidder, Map<String, BigDecimal> points, BigDecimal total, List<Reason> reasons) {}

    record Reason(String messageKey, List<Object> arguments) {}
}
