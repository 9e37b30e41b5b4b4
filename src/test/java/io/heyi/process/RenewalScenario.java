package io.heyi.process;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One contract being renewed in the engine; lead, members and mediators act, the scripted workers let the month go by without disputes or changes. */
final class RenewalScenario extends Scenario<RenewalScenario> {

    static final Duration TO_CUT_OFF = Duration.ofDays(3);
    static final Duration WINDOW = Duration.ofDays(2);
    static final Duration REMINDER = Duration.ofHours(12);
    static final Duration DUE = Duration.ofHours(24);
    static final Duration TO_MONTH_END = Duration.ofDays(30);

    private static final Map<String, Object> LEAD = addressee("ME-0001", List.of("me-owner:ME-0001"), List.of());
    private static final List<Map<String, Object>> MEMBERS = List.of(addressee("ME-0002", List.of("me-owner:ME-0002"), List.of()),
            addressee("SSP-LOGISTICS", List.of("ssp-owner:SSP-LOGISTICS"), List.of()), addressee("chef-01", List.of(), List.of("chef-01")));
    private static final Set<String> SIDE_ENDS = Set.of("endEvent_AnswerReminded", "endEvent_MediationReminded", "endEvent_ProposalReminded", "endEvent_ConfirmationReminded",
            "endEvent_DisputeAccepted", "endEvent_DisputeSettled", "endEvent_FigureRuled");
    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    private RenewalScenario(EngineInJvm engine) {
        super(engine, "emc-contract-renewal", "renewal", "EMC-%04d/2026-11".formatted(NUMBER.getAndIncrement()), SIDE_ENDS);
        answer("publishResults", () -> Map.of("disputeUntil", at(WINDOW)));
        answer("closeDisputeWindow", () -> Map.of("lead", LEAD, "disputes", List.of(), "answerDueAt", at(DUE), "answerReminderAt", at(REMINDER), "proposalDueAt", at(DUE),
                "proposalReminderAt", at(REMINDER)));
        answer("askMediator", () -> Map.of("mediationNeeded", true, "mediatorGroups", List.of("platform-owner:food"), "mediationDueAt", at(DUE),
                "mediationReminderAt", at(REMINDER)));
        answer("applyRulings", () -> Map.of("proposalDueAt", at(DUE), "proposalReminderAt", at(REMINDER)));
        answer("publishProposal", () -> Map.of("confirmers", MEMBERS, "confirmDueAt", at(DUE), "confirmReminderAt", at(REMINDER), "termsChanged", false,
                "objectionDecides", true));
        answer("closeConfirmation", () -> Map.of("renegotiate", false, "proposalDueAt", at(DUE), "proposalReminderAt", at(REMINDER)));
        answer("closePeriod", () -> Map.of("renewalResult", "renew"));
        for (var plain : List.of("freezeActuals", "bookSharing", "sealVersion", "sealOldTerms", "lapseContract", "settleEnded", "remindRenewal")) {
            answer(plain, Map::of);
        }
    }

    private static Map<String, Object> addressee(String actor, List<String> groups, List<String> users) {
        return Map.of("actor", actor, "groups", groups, "users", users);
    }

    static RenewalScenario with(EngineInJvm engine) {
        return new RenewalScenario(engine);
    }

    @Override
    RenewalScenario self() {
        return this;
    }

    RenewalScenario due() {
        return started("emc.renewalDue", Map.of("renewal", key(), "emc", key().substring(0, 8), "period", "2026-11", "freezeAt", at(TO_CUT_OFF), "periodEnd", at(TO_MONTH_END)));
    }

    /** One dispute that the lead may answer, or one that concerns it. */
    RenewalScenario disputed(boolean aboutLead) {
        return when("closeDisputeWindow", Map.of("disputes", List.of(Map.of("id", "1", "aboutLead", aboutLead))));
    }

    /** To the end of the dispute window. */
    RenewalScenario figuresPublished() {
        return due().timePasses(TO_CUT_OFF.plusHours(1)).passes("serviceTask_PublishResults").timePasses(WINDOW.plusHours(1)).passes("serviceTask_CloseDisputeWindow");
    }

    RenewalScenario leadAnswers(String outcome) {
        return complete(waitsFor("userTask_AnswerDispute", null), Map.of("answerOutcome", outcome, "correctedValue", "1"));
    }

    RenewalScenario mediatorRules(String outcome) {
        return complete(waitsFor("userTask_MediateDispute", null), Map.of("mediationOutcome", outcome, "correctedValue", "1"));
    }

    RenewalScenario leadProposes(String outcome) {
        return complete(waitsFor("userTask_ProposeTerms", null), Map.of("proposalOutcome", outcome, "note", "n"));
    }

    RenewalScenario memberSays(String outcome) {
        return complete(waitsFor("userTask_ConfirmTerms", null), Map.of("confirmOutcome", outcome));
    }

    RenewalScenario everybodyConfirms() {
        MEMBERS.forEach(member -> memberSays("confirm"));
        return this;
    }

    RenewalScenario monthPasses() {
        return passes("serviceTask_CloseConfirmation").timePasses(TO_MONTH_END);
    }

    /** Candidate groups and users of the open tasks. */
    List<String> addressees() {
        settle();
        return openTasks().stream().map((Record<JobRecordValue> task) -> task.getValue().getCustomHeaders())
                .map(headers -> headers.get("io.camunda.zeebe:candidateGroups") + headers.get("io.camunda.zeebe:candidateUsers")).toList();
    }
}
