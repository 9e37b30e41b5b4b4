package io.heyi.tender.internal.web;

import io.heyi.shared.FieldError;
import io.heyi.tender.internal.domain.Bid;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A bid as typed, so that a refused form shows what was typed. */
record BidForm(String party, String price, String plan, String delivery, String start, String requestKey) {

    static BidForm empty(String party) {
        return new BidForm(party, "", "", "", "", UUID.randomUUID().toString());
    }

    static BidForm of(Map<String, String> typed) {
        return new BidForm(typed.getOrDefault("party", ""), typed.getOrDefault("price", ""), typed.getOrDefault("plan", ""), typed.getOrDefault("delivery", ""),
                typed.getOrDefault("start", ""), typed.getOrDefault("requestKey", ""));
    }

    /** @param errors takes what cannot be read; the result is then of no use */
    Bid read(List<FieldError> errors) {
        return new Bid(Typed.number("price", price, errors), plan.strip(), delivery.strip(), Typed.day("start", start, errors));
    }
}
