package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.List;

/** A member's question to all candidates; questions and answers are for everybody who may read the election. */
public record Question(int number, Username by, String text, Instant at, List<Answer> answers) {

    /** @param candidate key of the candidate */
    public record Answer(String candidate, String text, Instant at) {}

    public Question {
        answers = List.copyOf(answers);
    }

    public boolean isAnsweredBy(String candidate) {
        return answers.stream().anyMatch(answer -> answer.candidate().equals(candidate));
    }
}
