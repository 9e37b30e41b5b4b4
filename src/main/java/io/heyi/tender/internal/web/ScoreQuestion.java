package io.heyi.tender.internal.web;

import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.shared.Texts;
import io.heyi.tender.TenderWeights;
import io.heyi.tender.internal.domain.TenderScore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A what-if of the tender score as typed or sent; nothing is computed before all of it is sound. Absent parts are null.
 *
 * @param bids in the order in which they came; of equal ones the earlier wins
 */
record ScoreQuestion(WeightTexts weights, List<BidText> bids) {

    static final int MOST_BIDS = 100;
    private static final int LONGEST_ID = 60;
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal STARS = BigDecimal.valueOf(5);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,20})?([eE][+-]?\\d{1,2})?");

    record WeightTexts(String price, String quality, String rating, String risk) {}

    record BidText(String id, String price, String quality, String rating, String risk) {}

    /** {@code weights} and {@code entries} are of use only without errors. */
    record Reading(TenderWeights weights, List<TenderScore.Entry> entries, List<FieldError> errors) {}

    Reading read() {
        var reader = new Reader();
        var read = reader.weights(weights);
        return new Reading(read, reader.bids(bids, read.risk()), List.copyOf(reader.errors));
    }

    private static final class Reader {

        private final List<FieldError> errors = new ArrayList<>();

        TenderWeights weights(WeightTexts texts) {
            if (texts == null) {
                error("weights", "missing");
                return new TenderWeights(null, null, null, null);
            }
            var weights = new TenderWeights(number("weights.price", texts.price(), HUNDRED, 2), number("weights.quality", texts.quality(), HUNDRED, 2),
                    number("weights.rating", texts.rating(), HUNDRED, 2), number("weights.risk", texts.risk(), HUNDRED, 2));
            if (errors.isEmpty() && !weights.areSound()) {
                error("weights", "weightSum", weights.byCriterion().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            }
            return weights;
        }

        List<TenderScore.Entry> bids(List<BidText> bids, BigDecimal mostRisk) {
            if (bids == null || bids.isEmpty()) {
                error("bids", "missing");
                return List.of();
            }
            if (bids.size() > MOST_BIDS) {
                error("bids", "tooMany", MOST_BIDS);
                return List.of();
            }
            var entries = new ArrayList<TenderScore.Entry>();
            var ids = new HashSet<String>();
            for (int i = 0; i < bids.size(); i++) {
                entries.add(bid("bids[" + i + "]", bids.get(i), mostRisk, i, ids));
            }
            return entries;
        }

        private TenderScore.Entry bid(String field, BidText bid, BigDecimal mostRisk, int place, HashSet<String> ids) {
            if (bid == null) {
                return null;
            }
            var id = bid.id() == null ? "" : bid.id().strip();
            if (id.isEmpty()) {
                error(field + ".id", "missing");
            } else if (id.length() > LONGEST_ID) {
                error(field + ".id", "tooLong", LONGEST_ID);
            } else if (!Texts.isClean(id)) {
                error(field + ".id", "controlCharacters");
            } else if (!ids.add(id)) {
                error(field + ".id", "twice", id);
            }
            return new TenderScore.Entry(id, number(field + ".price", bid.price(), Money.LARGEST, 2), number(field + ".quality", bid.quality(), HUNDRED, MOST_DECIMALS),
                    number(field + ".rating", bid.rating(), STARS, MOST_DECIMALS), number(field + ".risk", bid.risk(), mostRisk == null ? HUNDRED : mostRisk, MOST_DECIMALS),
                    Instant.EPOCH.plusSeconds(place));
        }

        private BigDecimal number(String field, String typed, BigDecimal most, int decimals) {
            var text = typed == null ? "" : typed.strip();
            if (text.isEmpty()) {
                error(field, "missing");
                return null;
            }
            if (!NUMBER.matcher(text).matches()) {
                error(field, "notANumber");
                return null;
            }
            var number = new BigDecimal(text).stripTrailingZeros();
            if (number.signum() < 0 || number.compareTo(most) > 0) {
                error(field, "range", BigDecimal.ZERO, most);
                return null;
            }
            if (number.scale() > decimals) {
                error(field, "tooManyDecimals", decimals);
                return null;
            }
            return number.scale() < 0 ? number.setScale(0) : number;
        }

        private void error(String field, String code, Object... arguments) {
            errors.add(FieldError.of(field, "tender.error." + code, arguments));
        }
    }
}
