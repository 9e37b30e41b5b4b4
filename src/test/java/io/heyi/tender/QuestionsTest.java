package io.heyi.tender;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions of a call and their answers, whoever calls (issue 4, part 3). */
class QuestionsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final PartyId CHEF = new PartyId("partner-chef");
    private static final PartyId OVEN = new PartyId("ME-0002");

    private final Questions questions = new Questions();
    private final List<Integer> added = new ArrayList<>();

    private Ruling ask(PartyId party, String text, String key) {
        return questions.ask(new Questions.Asking(party, "somebody", text, key), Ruling.accepted(), NOW, question -> added.add(question.number()));
    }

    private Ruling answer(int number, String text) {
        return questions.answer(number, text, "caller", Ruling.accepted(), NOW, question -> added.add(-question.number()));
    }

    @Test
    void questionsAndAnswersAreAddedOnceAndNeverChanged() {
        assertThat(ask(CHEF, " How many? ", "k")).isEqualTo(Ruling.accepted());
        assertThat(ask(CHEF, "Something else?", "k")).as("the same key").isEqualTo(Ruling.accepted());
        assertThat(ask(OVEN, "How often?", "k")).as("the key of another party").isEqualTo(Ruling.accepted());
        assertThat(answer(1, "Forty")).isEqualTo(Ruling.accepted());
        assertThat(answer(1, " Forty ")).isEqualTo(Ruling.accepted());
        assertThat(answer(1, "Fifty")).isEqualTo(Ruling.tooLate("tenderroom.refusal.answered"));
        assertThat(answer(3, "What?")).isEqualTo(Ruling.refused("question", "tenderroom.error.noQuestion", 3));
        assertThat(added).containsExactly(1, 2, -1);
        assertThat(questions.unanswered()).isEqualTo(1);
        assertThat(questions.seenBy(List.of(CHEF))).containsExactly(new QuestionView(1, "How many?", NOW, true, "Forty", NOW), new QuestionView(2, "How often?", NOW, false, null, null));
    }

    @Test
    void whatIsRefusedAddsNothingAndARepeatIsNoNewAct() {
        var over = Ruling.tooLate("over");
        ask(CHEF, "How many?", "k");
        assertThat(questions.ask(new Questions.Asking(CHEF, "somebody", "How many?", "k"), over, NOW, question -> added.add(9))).as("asked before the end").isEqualTo(Ruling.accepted());
        assertThat(questions.ask(new Questions.Asking(CHEF, "somebody", "How many?", "later"), over, NOW, question -> added.add(9))).isEqualTo(over);
        assertThat(questions.answer(1, "Forty", "caller", over, NOW, question -> added.add(9))).isEqualTo(over);
        assertThat(added).containsExactly(1);
        assertThat(questions.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "bell \u0007"})
    void textsAreReadable(String text) {
        assertThat(ask(CHEF, text, "k")).isInstanceOf(Ruling.Refused.class);
        assertThat(answer(1, text)).isInstanceOf(Ruling.Refused.class);
        assertThat(added).isEmpty();
    }

    @Test
    void textsAndKeysHaveALength() {
        assertThat(ask(CHEF, "x".repeat(2001), "k")).isInstanceOf(Ruling.Refused.class);
        assertThat(ask(CHEF, "x".repeat(2000), "k".repeat(121))).isInstanceOf(Ruling.Refused.class);
        assertThat(ask(CHEF, "x".repeat(2000), "k".repeat(120))).isEqualTo(Ruling.accepted());
    }

    @Test
    void onePartyDoesNotDrownTheOthers() {
        IntStream.rangeClosed(1, 20).forEach(n -> assertThat(ask(CHEF, "Question " + n, "k" + n)).isEqualTo(Ruling.accepted()));
        assertThat(ask(CHEF, "One more", "k21")).isEqualTo(Ruling.tooLate("tenderroom.refusal.tooManyQuestions", 20));
        assertThat(ask(OVEN, "My first", "k1")).isEqualTo(Ruling.accepted());
    }
}
