package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.microenterprise.internal.election.Question.Answer;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Members ask, candidates answer, all members read (domain.md P5). Open from the nominations to the ballot. */
public final class QuestionRound {

    public static final int LONGEST = 1000;
    static final int MOST_PER_PERSON = 5;

    private final OwnerElection election;

    QuestionRound(OwnerElection election) {
        this.election = election;
    }

    public boolean isOpen() {
        return Nominations.BEFORE_THE_VOTE.contains(election.phase);
    }

    public Ruling ask(Username by, String text, Instant now) {
        if (!isOpen()) {
            return Ruling.tooLate(OwnerElection.MOVED_ON);
        }
        if (!election.isOnRoll(by)) {
            return Ruling.notAllowed("election.refusal.notOnRoll");
        }
        var fault = fault("question", text);
        if (fault.isPresent()) {
            return Ruling.refused(List.of(fault.get()));
        }
        if (election.questions.stream().anyMatch(one -> one.by().equals(by) && one.text().equals(text.strip()))) {
            return Ruling.accepted();
        }
        if (election.questions.stream().filter(one -> one.by().equals(by)).count() >= MOST_PER_PERSON) {
            return Ruling.refused("question", "election.error.tooManyQuestions", MOST_PER_PERSON);
        }
        int number = election.questions.size() + 1;
        election.questions.add(new Question(number, by, text.strip(), now, List.of()));
        election.happened(now, by.value(), "questionAsked", List.of(text.strip()), Map.of("question", number, "text", text.strip()));
        return Ruling.accepted();
    }

    /** Once per candidate and question. */
    public Ruling answer(int number, Username by, String text, Instant now) {
        var candidate = election.candidacyOf(by);
        var question = election.questions.stream().filter(one -> one.number() == number).findFirst();
        if (!isOpen()) {
            return Ruling.tooLate(OwnerElection.MOVED_ON);
        }
        if (candidate.isEmpty()) {
            return Ruling.notAllowed("election.refusal.notACandidate");
        }
        if (question.isEmpty()) {
            return Ruling.refused("question", "election.error.unknownQuestion", number);
        }
        var fault = fault("answer", text);
        if (fault.isPresent()) {
            return Ruling.refused(List.of(fault.get()));
        }
        if (question.get().isAnsweredBy(candidate.get().key())) {
            return Ruling.tooLate("election.refusal.answered");
        }
        var answers = new ArrayList<>(question.get().answers());
        answers.add(new Answer(candidate.get().key(), text.strip(), now));
        election.questions.replaceAll(one -> one.number() == number ? new Question(number, one.by(), one.text(), one.at(), answers) : one);
        election.happened(now, by.value(), "questionAnswered", List.of(String.valueOf(number), text.strip()), Map.of("question", number, "text", text.strip()));
        return Ruling.accepted();
    }

    /** Candidates who owe an answer. */
    public List<Username> silent() {
        return election.standing().stream().filter(one -> election.questions.stream().anyMatch(question -> !question.isAnsweredBy(one.key()))).map(Candidate::person).toList();
    }

    private static Optional<FieldError> fault(String field, String text) {
        return text == null || text.isBlank() || text.strip().length() > LONGEST || !Texts.isClean(text) ? Optional.of(FieldError.of(field, "election.error.text", LONGEST)) : Optional.empty();
    }
}
