package io.heyi.tender.internal.domain;

import io.heyi.tender.PartyId;
import java.time.Instant;

/**
 * A bidder's question; who asked stays between the bidder and the record.
 *
 * @param number from 1
 * @param answer null until the caller has answered, for all to see
 */
public record Question(int number, PartyId party, String by, Instant at, String text, String requestKey, String answer, String answeredBy, Instant answeredAt) {

    public boolean isAnswered() {
        return answer != null;
    }

    Question answered(String text, String person, Instant now) {
        return new Question(number, party, by, at, this.text, requestKey, text, person, now);
    }
}
