package io.heyi.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One dissolution in the engine, opened by the platform; the scripted workers let nobody object, nobody propose, and everything be settled at once. */
final class DissolutionScenario extends Scenario<DissolutionScenario> {

    static final Duration REMINDER = Duration.ofHours(12);
    static final Duration DUE = Duration.ofDays(1);
    static final Duration CASE = Duration.ofDays(30);
    private static final List<String> VOTERS = List.of("li", "wang");
    private static final Set<String> SIDE_ENDS = Set.of("endEvent_JudgeObjectionReminded", "endEvent_AgreeToTakeReminded", "endEvent_DecideAlternativeReminded", "endEvent_CastVoteReminded",
            "endEvent_WriteLessonsReminded", "endEvent_CloseInventoryReminded", "endEvent_SignWaterfallReminded", "endEvent_CloseAnewReminded", "endEvent_SignAnewReminded", "endEvent_CaseEscalated");
    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    private DissolutionScenario(EngineInJvm engine) {
        super(engine, "me-dissolution", "dissolution", "DC-%04d".formatted(NUMBER.getAndIncrement()), SIDE_ENDS);
        answer("openCase", () -> Map.of("voluntary", false, "objectionUntil", at(DUE)));
        answer("askJudge", () -> Map.of("judgeAsked", true, "judgeGroups", List.of("platform-second-owner:food"), "judgeDueAt", at(DUE), "judgeReminderAt", at(REMINDER)));
        answer("closeObjection", () -> Map.of("wronglyOpened", false));
        answer("openAlternatives", () -> Map.of("alternativesUntil", at(DUE)));
        answer("closeProposals", () -> Map.of("takers", List.of(), "agreeDueAt", at(DUE), "agreeReminderAt", at(REMINDER)));
        answer("closeAgreements", () -> Map.of("decider", "nobody", "deciderGroups", List.of("platform-owner:food"), "decideDueAt", at(DUE), "decideReminderAt", at(REMINDER)));
        answer("applyDecision", () -> Map.of("way", "dissolve", "merging", false));
        answer("openVote", () -> Map.of("votePossible", true, "ballot", "B-0001", "seats", VOTERS.stream().map(id -> Map.of("id", id, "groups", List.of(), "users", List.of(id))).toList(),
                "voteEndsAt", at(DUE), "voteReminderAt", at(REMINDER)));
        answer("countVotes", () -> Map.of("ballotOutcome", "tie", "ballotChoice", ""));
        answer("applyVote", () -> Map.of("way", "votedDown", "merging", false));
        answer("seekOwner", () -> Map.of("electionEndsBy", at(DUE)));
        answer("closeElection", () -> Map.of("ownerFound", true));
        answer("giveNotice", () -> Map.of("merging", false, "lessonGroups", List.of("me-owner:ME-0001"), "lessonsDueAt", at(DUE), "lessonsReminderAt", at(REMINDER)));
        answer("depart", () -> Map.of("departing", false));
        answer("giveScenarioBack", () -> Map.of("scenario", "US-0001"));
        answer("askInventory", () -> Map.of("settlers", Map.of("groups", List.of("settlement-officer")), "inventoryDueAt", at(DUE), "inventoryReminderAt", at(REMINDER)));
        answer("drawUp", () -> signing(List.of("OFFICER", "OWNER")));
        answer("closeSigning", () -> signing(List.of()));
        answer("checkObligations", () -> Map.of("anyOpen", false, "settleAnew", false, "lookAgainAt", at(DUE)));
        answer("closeMicroenterprise", () -> Map.of("closing", "closed"));
        for (var plain : List.of("conclude", "carrySale", "escalateCase", "remind", "remindMissing")) {
            answer(plain, Map::of);
        }
    }

    private Map<String, Object> signing(List<String> missing) {
        return Map.of("signers", missing.stream().map(role -> Map.of("role", role, "groups", List.of("settlement-officer"))).toList(), "signDueAt", at(DUE), "signReminderAt", at(REMINDER));
    }

    static DissolutionScenario with(EngineInJvm engine) {
        return new DissolutionScenario(engine);
    }

    @Override
    DissolutionScenario self() {
        return this;
    }

    DissolutionScenario opened() {
        return started("dissolution.caseOpened", Map.of("dissolution", key(), "microenterprise", "ME-0001", "caseDueAt", at(CASE)));
    }

    /** By a motion of the members. */
    DissolutionScenario moved() {
        return when("openCase", Map.of("voluntary", true, "objectionUntil", "")).opened();
    }

    DissolutionScenario everybodyVotes() {
        VOTERS.forEach(voter -> complete(waitsFor("userTask_CastVote", null), Map.of("voteOutcome", "voted")));
        return this;
    }

    /** To the end of the time for proposals. */
    DissolutionScenario proposalsOver() {
        return opened().timePasses(DUE.plusMinutes(10)).passes("serviceTask_OpenAlternatives").timePasses(DUE.plusMinutes(10)).passes("serviceTask_CloseProposals");
    }

    DissolutionScenario decided(String way) {
        when("closeAgreements", Map.of("decider", "platform")).when("applyDecision", Map.of("way", way));
        return proposalsOver().complete(waitsFor("userTask_DecideAlternative", null), Map.of("alternativeOutcome", "choose", "alternative", "A1"));
    }

    DissolutionScenario lessonsWritten() {
        return complete(waitsFor("userTask_WriteLessons", null), Map.of("lessonsOutcome", "write", "lessons", "l"));
    }

    DissolutionScenario inventoryClosed() {
        return complete(waitsFor("userTask_CloseInventory", null), Map.of("inventoryOutcome", "close"));
    }

    DissolutionScenario signed() {
        return complete(waitsFor("userTask_SignWaterfall", null), Map.of("waterfallOutcome", "sign"));
    }

    /** At the closing, where only the settlement is open. */
    DissolutionScenario overtaken() {
        return when("checkObligations", Map.of("anyOpen", true, "settleAnew", true)).proposalsOver().settled().passes("linkEvent_ToSettleanew1");
    }

    DissolutionScenario closedAnew() {
        return complete(waitsFor("userTask_CloseAnew", null), Map.of("inventoryOutcome", "close"));
    }

    DissolutionScenario signedAnew() {
        return complete(waitsFor("userTask_SignAnew", null), Map.of("waterfallOutcome", "sign"));
    }

    /** Through everything that is settled side by side. */
    DissolutionScenario settled() {
        return lessonsWritten().inventoryClosed().signed().signed();
    }

    Object conclusion() {
        return inputsOf("conclude").getLast().get("conclusion");
    }
}
