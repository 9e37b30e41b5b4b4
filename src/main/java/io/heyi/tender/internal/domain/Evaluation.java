package io.heyi.tender.internal.domain;

import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderWeights;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The opened bids, what was judged of them, and their ranking. */
public final class Evaluation {

    private static final int LONGEST_REASON = 2000;
    private static final int MOST_DECIMALS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private List<OpenedBid> bids = new ArrayList<>();
    private String judgedBy;
    private Instant judgedAt;
    private List<TenderScore.Ranked> ranking = new ArrayList<>();

    /** What comes out of the box is what went in: nothing was taken away, added or put in another's place in the database. */
    void open(List<OpenedBid> opened, List<Receipt> receipts, TenderCode code) {
        var found = opened.stream().collect(Collectors.toMap(OpenedBid::bidder, OpenedBid::digest));
        var received = receipts.stream().collect(Collectors.toMap(Receipt::bidder, Receipt::digest));
        if (!found.equals(received)) {
            throw new IllegalStateException("the bids for " + code + " are not those that were received: " + found + " instead of " + received);
        }
        bids = new ArrayList<>(opened);
    }

    public List<OpenedBid> bids() {
        return List.copyOf(bids);
    }

    public List<OpenedBid> eligible() {
        return bids.stream().filter(OpenedBid::isEligible).toList();
    }

    Ruling judge(Map<PartyId, Judgement> judgements, TenderWeights weights) {
        var errors = new ArrayList<FieldError>();
        judgements.forEach((bidder, judgement) -> check(bidder, judgement, weights, errors));
        if (!errors.isEmpty()) {
            return Ruling.refused(errors);
        }
        bids.replaceAll(bid -> judgements.containsKey(bid.bidder()) ? bid.judged(judgements.get(bid.bidder())) : bid);
        return Ruling.accepted();
    }

    private void check(PartyId bidder, Judgement judgement, TenderWeights weights, List<FieldError> errors) {
        var field = field(bidder);
        if (eligible().stream().noneMatch(bid -> bid.bidder().equals(bidder))) {
            errors.add(error(field, "notJudged", bidder.value()));
            return;
        }
        range(field + ".quality", judgement.quality(), HUNDRED, errors);
        range(field + ".risk", judgement.risk(), weights.risk(), errors);
        if (judgement.reason() != null && judgement.reason().length() > LONGEST_REASON) {
            errors.add(error(field + ".reason", "tooLong", LONGEST_REASON));
        } else if (judgement.reason() != null && !Texts.isClean(judgement.reason())) {
            errors.add(error(field + ".reason", "controlCharacters"));
        }
    }

    private static void range(String field, BigDecimal value, BigDecimal most, List<FieldError> errors) {
        if (value != null && (value.signum() < 0 || value.compareTo(most) > 0)) {
            errors.add(error(field, "range", BigDecimal.ZERO, most));
        } else if (value != null && value.stripTrailingZeros().scale() > MOST_DECIMALS) {
            errors.add(error(field, "tooManyDecimals", MOST_DECIMALS));
        }
    }

    /** What is still to be judged. */
    List<FieldError> missing() {
        var errors = new ArrayList<FieldError>();
        for (var bid : eligible()) {
            var judgement = bid.judgement() == null ? new Judgement(null, null, null) : bid.judgement();
            if (judgement.quality() == null) {
                errors.add(error(field(bid.bidder()) + ".quality", "missingFor", bid.name()));
            }
            if (judgement.risk() == null) {
                errors.add(error(field(bid.bidder()) + ".risk", "missingFor", bid.name()));
            }
            if (judgement.reason() == null || judgement.reason().isBlank()) {
                errors.add(error(field(bid.bidder()) + ".reason", "missingFor", bid.name()));
            }
        }
        return errors;
    }

    /** Name of a bid's fields, the same in the form, the API and errors. */
    public static String field(PartyId bidder) {
        return "judgements[" + bidder + "]";
    }

    void fix(String by, Instant now) {
        judgedBy = by;
        judgedAt = now;
    }

    public boolean isFixed() {
        return judgedAt != null;
    }

    public String judgedBy() {
        return judgedBy;
    }

    void rank(TenderWeights weights) {
        if (!isFixed()) {
            throw new IllegalStateException("the bids are not judged yet");
        }
        ranking = new ArrayList<>(TenderScore.rank(weights, eligible().stream().map(bid -> new TenderScore.Entry(bid.bidder().value(), bid.bid().price(), bid.judgement().quality(),
                bid.rating(), bid.judgement().risk(), bid.at())).toList()));
    }

    public List<TenderScore.Ranked> ranking() {
        return List.copyOf(ranking);
    }

    private static FieldError error(String field, String code, Object... arguments) {
        return FieldError.of(field, "tenderroom.error." + code, arguments);
    }
}
