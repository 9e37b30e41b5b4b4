package io.heyi.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One owner election in the engine; members and candidates act, the scripted workers let the first candidate be elected at the first try. */
final class ElectionScenario extends Scenario<ElectionScenario> {

    static final Duration WINDOW = Duration.ofDays(7);
    static final Duration REMINDER = Duration.ofDays(1);
    static final Duration DUE = Duration.ofDays(2);
    private static final Set<String> SIDE_ENDS = Set.of("endEvent_NominationsClosed", "endEvent_QuestionsClosed", "endEvent_RemindedRecallVoters", "endEvent_RemindedNominations",
            "endEvent_RemindedCompliance", "endEvent_RemindedMembers", "endEvent_RemindedPlatform", "endEvent_RemindedAnswers", "endEvent_RemindedVoters", "endEvent_RemindedElected");
    private static final AtomicInteger NUMBER = new AtomicInteger(1);
    private static final List<Map<String, Object>> VOTERS = List.of(voter("anna"), voter("bo"), voter("chen"));

    private ElectionScenario(EngineInJvm engine) {
        super(engine, "owner-election", "election", "OE-%04d".formatted(NUMBER.getAndIncrement()), SIDE_ENDS);
        answer("checkMotion", () -> Map.of("motionResult", "carried"));
        answer("openRecallBallot", this::ballot);
        answer("openElectionBallot", () -> opened("open", VOTERS));
        answer("remindMissing", () -> Map.of("missingSeats", 1));
        answer("countVotes", () -> Map.of("ballotOutcome", "chosen", "ballotChoice", "c1"));
        answer("decideRecall", () -> Map.of("recallResult", "recalled", "phaseDueAt", at(WINDOW)));
        answer("closeNominations", () -> Map.of("nominationResult", "check", "candidates", List.of("c1", "c2"), "checkGroups", List.of("platform-owner:food"), "phaseDueAt", at(DUE),
                "phaseReminderAt", at(REMINDER)));
        answer("escalateCompliance", () -> Map.of("complianceAsked", "over"));
        answer("closeCompliance", () -> Map.of("complianceResult", "questions", "phaseDueAt", at(DUE), "phaseReminderAt", at(REMINDER)));
        answer("decideBallot", () -> Map.of("ballotResult", "elected"));
        answer("offerOffice", () -> Map.of("offerResult", "ask", "officeHolder", "bo", "planHash", "0".repeat(64), "phaseDueAt", at(DUE), "phaseReminderAt", at(REMINDER)));
        answer("closeOffer", () -> Map.of("acceptance", "accepted"));
        answer("switchRights", () -> Map.of("switchResult", "elected", "interimUntil", ""));
        answer("endWithoutOwner", () -> Map.of("withoutOwner", "interim", "interimGroups", List.of("platform-owner:food"), "phaseDueAt", at(DUE), "phaseReminderAt", at(REMINDER)));
        answer("escalateInterim", () -> Map.of("interimResult", "ask", "interimGroups", List.of("administrator"), "phaseDueAt", at(DUE), "phaseReminderAt", at(REMINDER)));
        answer("startNextElection", () -> Map.of("nextElection", "OE-9999"));
        for (var plain : List.of("remindElection", "syncOwnerGroups", "closeWithdrawnElection")) {
            answer(plain, Map::of);
        }
    }

    private Map<String, Object> opened(String result, List<Map<String, Object>> voters) {
        return Map.of("openingResult", result, "ballot", "B-0001", "voters", voters, "ballotEndsAt", at(DUE), "ballotReminderAt", at(REMINDER));
    }

    private Map<String, Object> ballot() {
        return Map.of("ballot", "B-0001", "voters", VOTERS, "ballotEndsAt", at(DUE), "ballotReminderAt", at(REMINDER));
    }

    private static Map<String, Object> voter(String person) {
        return Map.of("id", person, "groups", List.of(), "users", List.of(person));
    }

    static ElectionScenario with(EngineInJvm engine) {
        return new ElectionScenario(engine);
    }

    @Override
    ElectionScenario self() {
        return this;
    }

    ElectionScenario announced(String trigger) {
        return started("microenterprise.electionAnnounced", new HashMap<>(Map.of("election", key(), "microenterprise", "ME-0001", "trigger", trigger, "phaseDueAt", at(WINDOW),
                "phaseReminderAt", at(WINDOW.minusDays(1)), "reminderCycle", "R/PT72H")));
    }

    /** By a build that did not remind of motions; its message waited in the outbox. */
    ElectionScenario announcedByAnEarlierBuild(String trigger) {
        return started("microenterprise.electionAnnounced", Map.of("election", key(), "microenterprise", "ME-0001", "trigger", trigger, "phaseDueAt", at(WINDOW), "reminderCycle", "R/PT72H"));
    }

    ElectionScenario motionCarried() {
        return published("microenterprise.motionCarried");
    }

    ElectionScenario allPlansAreThere() {
        return published("microenterprise.nominationsComplete");
    }

    ElectionScenario takenBack() {
        return published("microenterprise.electionWithdrawn");
    }

    ElectionScenario windowPasses() {
        return timePasses(WINDOW.plusHours(1));
    }

    ElectionScenario candidateIs(String outcome) {
        return complete(waitsFor("userTask_CheckCandidate", null), Map.of("complianceOutcome", outcome));
    }

    ElectionScenario votes(String task) {
        return complete(waitsFor(task, null), Map.of("voteOutcome", "voted"));
    }

    ElectionScenario everybodyVotes(String task) {
        VOTERS.forEach(voter -> votes(task));
        return this;
    }

    /** Nominations pass, nobody objects, the questions pass. */
    ElectionScenario comesToTheBallot() {
        return questionsPass().waitsAt("userTask_Vote");
    }

    ElectionScenario questionsPass() {
        return windowPasses().candidateIs("clear").candidateIs("clear").passes("serviceTask_CloseCompliance").timePasses(DUE.plusHours(1));
    }

    ElectionScenario accepts(String outcome) {
        return complete(waitsFor("userTask_AcceptOffice", "bo"), Map.of("acceptOutcome", outcome, "planRead", true));
    }

    ElectionScenario interimNamed() {
        return complete(waitsFor("userTask_NameInterim", null), Map.of("interimOutcome", "name", "interim", "dai", "days", 60));
    }
}
