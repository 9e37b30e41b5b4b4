package io.heyi.process;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One EMC being formed in the engine; the lead and the members act, the scripted workers let everything succeed at the first try. */
final class FormationScenario extends Scenario<FormationScenario> {

    static final Duration WINDOW = Duration.ofDays(10);
    /** When questions of the first window end; the lead is reminded a day before and stand-ins are called a day later. */
    static final Duration QUESTIONS = Duration.ofDays(8);
    static final Duration REMINDER = Duration.ofDays(4);
    static final Duration DUE = Duration.ofDays(5);
    private static final Set<String> SIDE_ENDS = Set.of("endEvent_JoinWindowClosed", "endEvent_InvitedReminded", "endEvent_InvitedEscalated", "endEvent_AnswersReminded", "endEvent_StandInsCalled", "endEvent_LeadReminded",
            "endEvent_SignatoriesReminded");
    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    private final List<Map<String, Object>> signatories = List.of(signatory("ME-0001", "me-owner:ME-0001", null), signatory("ME-0002", "me-owner:ME-0002", null),
            signatory("chef-01", null, "chef-01"));

    private FormationScenario(EngineInJvm engine) {
        super(engine, "emc-formation", "emc", "EMC-%04d".formatted(NUMBER.getAndIncrement()), SIDE_ENDS);
        answer("checkResponse", () -> Map.of("callResult", "open", "commitments", 3));
        answer("extendCall", () -> Map.of("joinDeadline", at(DUE), "escalateAt", at(REMINDER), "answersReminderAt", at(Duration.ofDays(2)), "answersDueAt", at(REMINDER)));
        answer("reopenPlaces", () -> Map.of("joinDeadline", at(DUE), "escalateAt", at(REMINDER), "answersReminderAt", at(Duration.ofDays(2)), "answersDueAt", at(REMINDER)));
        answer("openCommitments", () -> Map.of("openResult", "review", "leadGroups", List.of("me-owner:ME-0001"), "reviewDueAt", at(DUE), "reviewReminderAt", at(REMINDER)));
        answer("draftContract", () -> Map.of("draftResult", "sign", "signatories", signatories, "signingDueAt", at(DUE), "signingReminderAt", at(REMINDER),
                "termsHash", "0".repeat(64)));
        answer("checkSignatures", () -> Map.of("signingResult", "allSigned"));
        for (var plain : List.of("remindInvited", "escalateInvited", "remindAnswers", "escalateQuestions", "remindLead", "acceptAll", "remindSignatories", "activateContract", "recordLapse", "closeWithdrawn")) {
            answer(plain, Map::of);
        }
    }

    private static Map<String, Object> signatory(String actor, String group, String user) {
        return Map.of("actor", actor, "groups", group == null ? List.of() : List.of(group), "users", user == null ? List.of() : List.of(user));
    }

    static FormationScenario with(EngineInJvm engine) {
        return new FormationScenario(engine);
    }

    @Override
    FormationScenario self() {
        return this;
    }

    FormationScenario called() {
        return started("emc.callOpened", new HashMap<>(Map.of("emc", key(), "mode", "CALL", "joinDeadline", at(WINDOW), "escalateAt", at(WINDOW.minusDays(2)),
                "reminderCycle", "R/PT72H", "answersReminderAt", at(QUESTIONS.minusDays(1)), "answersDueAt", at(QUESTIONS.plusDays(1)))));
    }

    /** By a build that knew no pressing for answers; its message waited in the outbox. */
    FormationScenario calledByAnEarlierBuild() {
        return started("emc.callOpened", Map.of("emc", key(), "mode", "CALL", "joinDeadline", at(WINDOW), "escalateAt", at(WINDOW.minusDays(2)), "reminderCycle", "R/PT72H"));
    }

    FormationScenario drawnUpOnACanvas() {
        return started("emc.callOpened", Map.of("emc", key(), "mode", "CANVAS"));
    }

    FormationScenario withdrawn() {
        return published("emc.callWithdrawn");
    }

    FormationScenario joinWindowPasses() {
        return timePasses(WINDOW.plusHours(1));
    }

    FormationScenario leadFixesTheChoice() {
        return complete(waitsFor("userTask_ReviewCommitments", null), Map.of("reviewOutcome", "fix", "note", "n"));
    }

    FormationScenario signs(String outcome) {
        return complete(waitsFor("userTask_SignContract", null), Map.of("signOutcome", outcome, "contractRead", true));
    }

    FormationScenario everybodySigns() {
        signatories.forEach(signatory -> signs("sign"));
        return this;
    }

    /** Candidate groups and users of the open signing tasks. */
    List<String> addresseesOfSigning() {
        settle();
        var addressees = new ArrayList<String>();
        for (Record<JobRecordValue> task : openTasks()) {
            var headers = task.getValue().getCustomHeaders();
            addressees.add(headers.get("io.camunda.zeebe:candidateGroups") + headers.get("io.camunda.zeebe:candidateUsers"));
        }
        return addressees;
    }
}
