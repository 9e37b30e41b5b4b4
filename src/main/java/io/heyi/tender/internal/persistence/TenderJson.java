package io.heyi.tender.internal.persistence;

import io.heyi.shared.FieldsJson;
import io.heyi.tender.Question;
import io.heyi.tender.Questions;
import io.heyi.tender.TenderTerms;
import io.heyi.tender.internal.domain.Bid;
import io.heyi.tender.internal.domain.Evaluation;
import io.heyi.tender.internal.domain.OpenedBid;
import io.heyi.tender.internal.domain.Receipts;
import io.heyi.tender.internal.domain.Tender;

/** How tenders and bids are written down. */
public final class TenderJson {

    private static final FieldsJson JSON = new FieldsJson(Tender.class, Evaluation.class, Question.class, OpenedBid.class, Questions.class, Receipts.class);

    private TenderJson() {}

    public static String of(TenderTerms terms) {
        return JSON.write(terms);
    }

    public static String of(Bid bid) {
        return JSON.write(bid);
    }

    public static Bid bid(String json) {
        return JSON.read(json, Bid.class);
    }

    static String write(Object value) {
        return JSON.write(value);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.read(json, type);
    }
}
