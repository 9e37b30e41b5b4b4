package io.heyi.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One tender in the engine; people act, the scripted workers let everything succeed at the first try. */
final class TenderScenario extends Scenario<TenderScenario> {

    static final Duration QUESTIONS = Duration.ofDays(7);
    static final Duration ANSWERS = Duration.ofDays(1);
    static final Duration WINDOW = Duration.ofDays(15);
    static final Duration REMINDER = Duration.ofDays(1);
    static final Duration DUE = Duration.ofDays(2);
    static final String OWNERS = "me-owner:ME-0001";
    static final String STAND_INS = "process-owner";
    private static final Set<String> SIDE_ENDS = Set.of("endEvent_BidsTaken", "endEvent_CallerReminded", "endEvent_StandInsCalled", "endEvent_BiddersReminded", "endEvent_FirstOpenerReminded", "endEvent_SecondOpenerReminded",
            "endEvent_EvaluatorsReminded", "endEvent_DecidersReminded");
    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    private TenderScenario(EngineInJvm engine) {
        super(engine, "open-tender", "tender", "T-%04d".formatted(NUMBER.getAndIncrement()), SIDE_ENDS);
        answer("countBids", () -> asked(OWNERS, "bidResult", "open"));
        answer("extendCall", () -> Map.of("bidsUntil", at(Duration.ofDays(5)), "remindAt", at(Duration.ofDays(3))));
        answer("openBids", () -> asked(OWNERS, "openResult", "evaluate"));
        answer("rankBids", () -> asked(OWNERS, "tenderState", "RANKED"));
        answer("escalateTask", () -> asked(STAND_INS, "tenderState", "CLOSED"));
        for (var plain : List.of("remindCaller", "closeQuestions", "escalateQuestions", "remindBidders", "publishOutcome", "remindPeople", "closeCancelled")) {
            answer(plain, Map::of);
        }
    }

    private Map<String, Object> asked(String group, String name, String value) {
        return Map.of(name, value, "taskGroups", List.of(group), "taskUsers", List.of(), "dueAt", at(DUE), "reminderAt", at(REMINDER));
    }

    static TenderScenario with(EngineInJvm engine) {
        return new TenderScenario(engine);
    }

    @Override
    TenderScenario self() {
        return this;
    }

    TenderScenario published() {
        return started("tender.published", new HashMap<>(Map.of("tender", key(), "remindCallerAt", at(QUESTIONS.minus(REMINDER)), "questionsUntil", at(QUESTIONS),
                "answersDueAt", at(QUESTIONS.plus(ANSWERS)), "bidsUntil", at(WINDOW), "remindAt", at(WINDOW.minusDays(2)))));
    }

    /** By a build that knew no pressing for answers; its message waited in the outbox. */
    TenderScenario publishedByAnEarlierBuild() {
        return started("tender.published", Map.of("tender", key(), "questionsUntil", at(QUESTIONS), "bidsUntil", at(WINDOW), "remindAt", at(WINDOW.minusDays(2))));
    }

    TenderScenario cancelled() {
        return published("tender.cancelled");
    }

    TenderScenario bidsDeadlinePasses() {
        timePasses(QUESTIONS.plusHours(1)).passes("serviceTask_CloseQuestions");
        return timePasses(WINDOW.minus(QUESTIONS));
    }

    TenderScenario firstConfirms() {
        return complete(waitsFor("userTask_ConfirmOpening", null), Map.of("openingOutcome", "confirm", "receiptsSeen", true));
    }

    TenderScenario secondConfirms() {
        return complete(waitsFor("userTask_ConfirmOpeningTogether", null), Map.of("openingOutcome", "confirm", "receiptsSeen", true));
    }

    TenderScenario judged() {
        return complete(waitsFor("userTask_JudgeBids", null), Map.of("judgeOutcome", "confirm", "judgementsFinal", true));
    }

    TenderScenario decided(String outcome) {
        return complete(waitsFor("userTask_AwardTender", null), Map.of("awardOutcome", outcome, "winner", "ME-0003", "note", "n"));
    }
}
