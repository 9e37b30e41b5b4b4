package io.heyi.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One underperformer case in the engine; the scripted workers let the party answer without a claim, not recover, and be kept. */
final class ReplacementScenario extends Scenario<ReplacementScenario> {

    static final Duration REMINDER = Duration.ofHours(12);
    static final Duration ESCALATION = Duration.ofHours(20);
    static final Duration DUE = Duration.ofDays(1);
    static final Duration APPEAL = Duration.ofDays(3);
    static final Duration TENDER = Duration.ofDays(60);
    static final Duration CURE = Duration.ofDays(15);
    static final Duration NOTICE = Duration.ofDays(3);
    private static final List<String> VOTERS = List.of("ME-0001", "chef-01");
    private static final Set<String> SIDE_ENDS = Set.of("endEvent_DecisionStands", "endEvent_TakeOverReminded", "endEvent_ProposalReminded", "endEvent_CoverReminded",
            "endEvent_LastVoteReminded", "endEvent_HandOverReminded", "endEvent_CompensationReminded", "endEvent_HandedOver", "endEvent_LeftMissing", "endEvent_MissingClosed",
            "endEvent_AnswerReminded", "endEvent_AnswerEscalated", "endEvent_HelpEscalated", "endEvent_JudgeReminded", "endEvent_HelpReminded", "endEvent_VoteReminded", "endEvent_AppealReminded", "endEvent_HelpSaid",
            "endEvent_NoHelp", "endEvent_CurePassed", "endEvent_CureReminded", "endEvent_AppealTimeReminded", "endEvent_TenderReminded", "endEvent_ClosingReminded");
    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    private ReplacementScenario(EngineInJvm engine) {
        super(engine, "underperformer-replacement", "replacement", "RC-%04d".formatted(NUMBER.getAndIncrement()), SIDE_ENDS);
        answer("openHearing", () -> Map.of("subject", Map.of("actor", "ME-0002", "groups", List.of("me-owner:ME-0002"), "users", List.of()), "answerDueAt", at(DUE), "answerReminderAt", at(REMINDER),
                "answerEscalationAt", at(ESCALATION)));
        answer("closeHearing", () -> Map.of("causeClaimed", false));
        answer("askJudge", () -> Map.of("judgeAsked", true, "judgeGroups", List.of("me-owner:ME-0001"), "judgeDueAt", at(DUE), "judgeReminderAt", at(REMINDER)));
        answer("closeRuling", () -> Map.of("causeAccepted", false));
        answer("openCure", () -> Map.of("helpers", Map.of("actor", "others", "groups", List.of("me-owner:ME-0001"), "users", List.of("chef-01")), "helpDueAt", at(DUE),
                "helpReminderAt", at(REMINDER), "helpEscalationAt", at(ESCALATION), "cureUntil", at(CURE), "cureReminderAt", at(CURE.minus(NOTICE))));
        answer("closeCure", () -> Map.of("recovered", false));
        answer("openVote", () -> Map.of("votePossible", true, "ballot", "B-0001", "seats", VOTERS.stream().map(id -> Map.of("id", id, "groups", List.of(), "users", List.of(id))).toList(),
                "voteEndsAt", at(DUE), "voteReminderAt", at(REMINDER)));
        answer("applyVote", () -> Map.of("decision", "keep"));
        answer("countVotes", () -> Map.of("ballotOutcome", "tie", "ballotChoice", ""));
        answer("concludeCase", () -> Map.of("appealUntil", at(APPEAL)));
        answer("closeAppealTime", () -> Map.of("appealed", false));
        answer("askAppealJudge", () -> Map.of("appealAsked", true, "appealGroups", List.of("platform-owner:food"), "appealDueAt", at(DUE), "appealReminderAt", at(REMINDER)));
        answer("closeAppeal", () -> Map.of("appealGranted", false));
        answer("grantAppeal", () -> Map.of("carriedOut", true));
        answer("askSettler", () -> Map.of("settlerAsked", true, "settlers", List.of("me-owner:ME-0001"), "settlementDueAt", at(DUE), "settlementReminderAt", at(REMINDER)));
        answer("closeCompensation", () -> Map.of("settled", true));
        answer("reduceShare", () -> Map.of("reduced", true, "appealUntil", at(APPEAL), "appealTimeReminderAt", at(APPEAL.minus(REMINDER))));
        answer("openSearch", () -> Map.of("appealUntil", at(APPEAL), "appealTimeReminderAt", at(APPEAL.minus(REMINDER))));
        answer("askNext", () -> asked("ask"));
        answer("closeOffer", () -> Map.of("takenOver", true));
        answer("callForBids", () -> Map.of("tender", "T-0001", "tenderEndsBy", at(TENDER), "tenderReminderAt", at(TENDER.minus(NOTICE))));
        answer("askProposer", () -> Map.of("proposerAsked", true, "proposers", List.of("me-owner:ME-0001"), "proposalDueAt", at(DUE), "proposalReminderAt", at(REMINDER)));
        answer("closeProposal", () -> {
            var signing = asked("");
            signing.put("coverProposed", true);
            return signing;
        });
        answer("openLastVote", () -> Map.of("votePossible", true, "ballot", "B-0002", "seats", VOTERS.stream().map(id -> Map.of("id", id, "groups", List.of(), "users", List.of(id))).toList(),
                "voteEndsAt", at(DUE), "voteReminderAt", at(REMINDER)));
        answer("applyLastVote", () -> Map.of("remedy", "stay"));
        answer("openHandOver", () -> Map.of("handOverOpen", true, "handOverPeople", Map.of("actor", "handOver", "groups", List.of("me-owner:ME-0002"), "users", List.of("chef-02")),
                "handOverDueAt", at(DUE), "handOverReminderAt", at(REMINDER)));
        answer("escalateHandOver", () -> Map.of("closers", Map.of("actor", "platform", "groups", List.of("platform-owner:food"), "users", List.of()), "closingDueAt", at(DUE), "closingReminderAt", at(REMINDER)));
        answer("carryOut", () -> Map.of("carried", "replaced", "coverSearchAt", ""));
        for (var plain : List.of("openDeparture", "closeTender", "searchAgain", "endContract", "withdrawCase", "remind", "escalate", "remindMissing")) {
            answer(plain, Map::of);
        }
    }

    /** What a worker answers that asks somebody to sign. */
    private Map<String, Object> asked(String nextStep) {
        return new HashMap<>(Map.of("nextStep", nextStep, "signatories", List.of(Map.of("actor", "chef-02", "groups", List.of(), "users", List.of("chef-02"))), "termsHash", "a".repeat(64),
                "takeOverDueAt", at(DUE), "takeOverReminderAt", at(REMINDER)));
    }

    static ReplacementScenario with(EngineInJvm engine) {
        return new ReplacementScenario(engine);
    }

    @Override
    ReplacementScenario self() {
        return this;
    }

    ReplacementScenario opened() {
        return started("replacement.caseOpened", Map.of("replacement", key(), "emc", "EMC-0001", "departure", false));
    }

    /** As builds opened it that knew no departures. */
    ReplacementScenario openedByAnEarlierBuild() {
        return started("replacement.caseOpened", Map.of("replacement", key(), "emc", "EMC-0001"));
    }

    /** The party is dissolved. */
    ReplacementScenario departs() {
        return started("replacement.caseOpened", Map.of("replacement", key(), "emc", "EMC-0001", "departure", true));
    }

    ReplacementScenario claimed() {
        return when("closeHearing", Map.of("causeClaimed", true));
    }

    ReplacementScenario answered() {
        return complete(waitsFor("userTask_AnswerCase", null), Map.of("answerOutcome", "answer", "answer", "a", "deliverable", ""));
    }

    ReplacementScenario judged(String outcome) {
        return complete(waitsFor("userTask_JudgeCause", null), Map.of("judgeOutcome", outcome));
    }

    ReplacementScenario helpPlanned() {
        return complete(waitsFor("userTask_PlanHelp", null), Map.of("helpOutcome", "plan", "help", "h"));
    }

    /** Through an unused cure period. */
    ReplacementScenario curePassed() {
        return helpPlanned().timePasses(CURE.plusHours(1)).passes("serviceTask_CloseCure");
    }

    ReplacementScenario everybodyVotes() {
        VOTERS.forEach(voter -> complete(waitsFor("userTask_CastVote", null), Map.of("voteOutcome", "voted")));
        return this;
    }

    /** To the time in which the party may appeal. */
    ReplacementScenario decided(String decision) {
        return when("applyVote", Map.of("decision", decision)).opened().answered().curePassed().everybodyVotes();
    }

    ReplacementScenario appealed() {
        return when("closeAppealTime", Map.of("appealed", true));
    }

    ReplacementScenario appealJudged(String outcome) {
        return complete(waitsFor("userTask_JudgeAppeal", null), Map.of("appealOutcome", outcome));
    }

    ReplacementScenario takenOver() {
        return signed("userTask_TakeOver", "take");
    }

    /** @param task where it signs or declines */
    ReplacementScenario signed(String task, String outcome) {
        return complete(waitsFor(task, null), Map.of("takeOverOutcome", outcome, "contractRead", true));
    }

    ReplacementScenario coverProposed() {
        return complete(waitsFor("userTask_ProposeCover", null), Map.of("coverOutcome", "propose", "cover", "SSP-FOOD", "coverDays", 30, "coverRatio", 10));
    }

    /** The part goes to a cover, and the search comes back after that time. */
    ReplacementScenario coversFor(Duration time) {
        answer("carryOut", () -> Map.of("carried", "covered", "coverSearchAt", at(time)));
        return this;
    }

    ReplacementScenario everybodyVotesAgain() {
        VOTERS.forEach(voter -> complete(waitsFor("userTask_CastLastVote", null), Map.of("voteOutcome", "voted")));
        return this;
    }

    /** The last item of the checklist is taken. */
    ReplacementScenario allTaken() {
        waitsFor("userTask_HandOver", null);
        return published("replacement.handedOver");
    }

    ReplacementScenario settled() {
        return complete(waitsFor("userTask_SettleCompensation", null), Map.of("settlementOutcome", "settle", "settlement", "paid"));
    }

    /** To the last vote, because nobody is found and no cover is proposed. */
    ReplacementScenario nobodyFound() {
        return when("askNext", Map.of("nextStep", "nobody")).when("askProposer", Map.of("proposerAsked", false)).when("closeProposal", Map.of("coverProposed", false));
    }

    /** What was decided is carried out first; nobody appeals. */
    void endsAfterAppealTime(String end) {
        passes(end).timePasses(APPEAL.plusMinutes(10)).passes("endEvent_DecisionStands").endsAt(end);
    }

    /** What the case was concluded with. */
    Object conclusion() {
        return inputsOf("concludeCase").getLast().get("conclusion");
    }
}
