package io.heyi.tender;

import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The questions of a call in the order in which they came, and their answers, which all see; whose question it is, is told to nobody else (issue 4, part 3). Questions
 * are only added, each is answered once, and what was said is never changed. A tender and the call of an EMC both keep theirs as a part of their own case, stored with it
 * and under its lock; they decide who may ask and until when.
 */
public final class Questions {

    private static final int LONGEST = 2000;
    private static final int LONGEST_KEY = 120;
    /** More than anybody reads; keeps one party from drowning the others. */
    private static final int MOST_OF_ONE_PARTY = 20;
    private static final int MOST = 200;

    private List<Question> asked = new ArrayList<>();

    /** When who answers is reminded of open questions; in a stage that is too short for that, after half of it. */
    public static Instant reminderAt(Instant from, Instant questionsUntil, Duration before) {
        var usual = questionsUntil.minus(before);
        var half = half(from, questionsUntil);
        return usual.isAfter(half) ? usual : half;
    }

    /** When stand-ins are called for open questions: early enough for bidders to use the answers, so after half of the remaining time at the latest. */
    public static Instant answersDueAt(Instant questionsUntil, Instant bidsUntil, Duration after) {
        var usual = questionsUntil.plus(after);
        var half = half(questionsUntil, bidsUntil);
        return usual.isBefore(half) ? usual : half;
    }

    /** Whole milliseconds, as far as the engine's timers reach. */
    private static Instant half(Instant from, Instant until) {
        return from.plus(Duration.between(from, until).dividedBy(2)).truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * What somebody wants to know.
     *
     * @param by user name of who asks for the party
     * @param text 1 to 2000 characters
     * @param requestKey the sender's own, 1 to 120 characters; the same key of the same party again changes nothing
     */
    public record Asking(PartyId party, String by, String text, String requestKey) {}

    /**
     * @param window whether questions are taken now; not asked for a repeat
     * @param added hears of a question that is new
     */
    public Ruling ask(Asking asking, Ruling window, Instant now, Consumer<Question> added) {
        if (!isText(asking.text())) {
            return Ruling.refused("text", "tenderroom.error.text", LONGEST);
        }
        if (!isKey(asking.requestKey())) {
            return Ruling.refused("requestKey", "tenderroom.error.requestKey");
        }
        if (hasAsked(asking.party(), asking.requestKey())) {
            return Ruling.accepted();
        }
        if (!(window instanceof Ruling.Accepted)) {
            return window;
        }
        if (asked.size() >= MOST || asked.stream().filter(one -> one.party().equals(asking.party())).count() >= MOST_OF_ONE_PARTY) {
            return Ruling.tooLate("tenderroom.refusal.tooManyQuestions", MOST_OF_ONE_PARTY);
        }
        var question = new Question(asked.size() + 1, asking.party(), asking.by(), now, asking.text().strip(), asking.requestKey(), null, null, null);
        asked.add(question);
        added.accept(question);
        return Ruling.accepted();
    }

    /** Whether this party's request has been taken before; its repeat has the same result, whatever has come in the party's way since. */
    public boolean hasAsked(PartyId party, String requestKey) {
        return asked.stream().anyMatch(one -> one.party().equals(party) && one.requestKey().equals(requestKey));
    }

    /**
     * One answer per question; the same answer again changes nothing.
     *
     * @param window whether answers are taken now; not asked for a repeat
     * @param added hears of an answer that is new
     */
    public Ruling answer(int number, String text, String by, Ruling window, Instant now, Consumer<Question> added) {
        if (!isText(text)) {
            return Ruling.refused("text", "tenderroom.error.text", LONGEST);
        }
        var question = number(number);
        if (question.isEmpty()) {
            return Ruling.refused("question", "tenderroom.error.noQuestion", number);
        }
        if (question.get().isAnswered()) {
            return text.strip().equals(question.get().answer()) ? Ruling.accepted() : Ruling.tooLate("tenderroom.refusal.answered");
        }
        if (window instanceof Ruling.Accepted) {
            var answered = question.get().answered(text.strip(), by, now);
            asked.set(number - 1, answered);
            added.accept(answered);
        }
        return window;
    }

    private Optional<Question> number(int number) {
        return number < 1 || number > asked.size() ? Optional.empty() : Optional.of(asked.get(number - 1));
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST && Texts.isClean(text);
    }

    /** Whether a sender may call its request so. */
    public static boolean isKey(String requestKey) {
        return !requestKey.isBlank() && requestKey.length() <= LONGEST_KEY && Texts.isClean(requestKey);
    }

    /** @param own parties of the reader */
    public List<QuestionView> seenBy(Collection<PartyId> own) {
        return asked.stream().map(one -> one.seen(own.contains(one.party()))).toList();
    }

    public int count() {
        return asked.size();
    }

    public long unanswered() {
        return asked.stream().filter(one -> !one.isAnswered()).count();
    }
}
