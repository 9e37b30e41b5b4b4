package io.heyi.tender.internal.domain;

import io.heyi.shared.Ruling;
import io.heyi.tender.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The questions of a tender in the order in which they came, and their answers, which all see. */
public final class Questions {

    /** More than anybody reads; keeps one bidder from drowning the others. */
    static final int MOST_OF_ONE_PARTY = 20;
    static final int MOST = 200;

    private List<Question> asked = new ArrayList<>();

    List<Question> all() {
        return List.copyOf(asked);
    }

    Optional<Question> sent(PartyId party, String requestKey) {
        return asked.stream().filter(one -> one.party().equals(party) && one.requestKey().equals(requestKey)).findFirst();
    }

    Ruling mayAsk(PartyId party) {
        boolean full = asked.size() >= MOST || asked.stream().filter(one -> one.party().equals(party)).count() >= MOST_OF_ONE_PARTY;
        return full ? Ruling.tooLate("tenderroom.refusal.tooManyQuestions", MOST_OF_ONE_PARTY) : Ruling.accepted();
    }

    Question ask(PartyId party, String by, String text, String requestKey, Instant now) {
        var question = new Question(asked.size() + 1, party, by, now, text, requestKey, null, null, null);
        asked.add(question);
        return question;
    }

    Optional<Question> number(int number) {
        return number < 1 || number > asked.size() ? Optional.empty() : Optional.of(asked.get(number - 1));
    }

    void answer(Question question, String text, String by, Instant now) {
        asked.set(question.number() - 1, question.answered(text, by, now));
    }

    long unanswered() {
        return asked.stream().filter(one -> !one.isAnswered()).count();
    }
}
