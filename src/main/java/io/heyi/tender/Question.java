package io.heyi.tender;

import java.time.Instant;

/**
 * A question of somebody who may answer a call; who asked stays between that party and the record.
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

    QuestionView seen(boolean mine) {
        return new QuestionView(number, text, at, mine, answer, answeredAt);
    }
}
