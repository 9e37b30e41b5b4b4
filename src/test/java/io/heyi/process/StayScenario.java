package io.heyi.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One stay in the pool in the engine; the scripted workers remind once and then come to the limit. */
final class StayScenario extends Scenario<StayScenario> {

    static final Duration REMINDER = Duration.ofDays(9);
    static final Duration PROFILE = Duration.ofDays(10);
    static final Duration MONTH = Duration.ofDays(20);
    static final Duration NOTICE = Duration.ofDays(60);
    static final Duration DECISION = Duration.ofDays(3);
    private static final Set<String> SIDE_ENDS = Set.of("endEvent_ProfileReminded", "endEvent_ProfileReady", "endEvent_ProfileLeft", "endEvent_DecisionReminded", "endEvent_CheckReminded",
            "endEvent_LimitDecided");
    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    StayScenario(EngineInJvm engine) {
        super(engine, "talent-pool-stay", "stay", "PS-%04d".formatted(NUMBER.getAndIncrement()), SIDE_ENDS);
        answer("openStay", () -> Map.of("person", "entrepreneur-01", "profileDueAt", at(PROFILE), "profileReminderAt", at(REMINDER), "nextNoticeAt", at(NOTICE), "nextWageAt", at(MONTH)));
        answer("payWage", () -> Map.of("nextWageAt", at(Duration.ofDays(400))));
        answer("watchLimit", () -> standing("LIMIT_DECISION"));
        answer("applyDecision", () -> standing("ENDED"));
        answer("escalateStay", () -> standing("LIMIT_DECISION"));
        answer("settleStay", () -> Map.of("stayOutcome", "JOINED"));
        answer("remindStay", () -> Map.of("stayPhase", "IN_POOL"));
    }

    Map<String, Object> standing(String phase) {
        return Map.of("stayPhase", phase, "nextNoticeAt", at(Duration.ofDays(20)), "decisionGroups", List.of(phase.equals("LEGAL_CHECK") ? "settlement-officer" : "pool-coordinator"),
                "decisionDueAt", at(DECISION), "decisionReminderAt", at(DECISION.minus(Duration.ofDays(1))));
    }

    @Override
    StayScenario self() {
        return this;
    }

    StayScenario begun() {
        return started("talent.stayBegun", Map.of("stay", key()));
    }

    StayScenario atItsLimit() {
        return begun().waitsAt("userTask_CompleteProfile").timePasses(NOTICE.plus(Duration.ofHours(1))).waitsAt("userTask_DecideAtLimit");
    }

    StayScenario decided(String phase) {
        return when("applyDecision", standing(phase)).complete("userTask_DecideAtLimit", null, Map.of("limitOutcome", phase.equals("LEGAL_CHECK") ? "endEmployment" : "extend"));
    }

    void ends() {
        published("talent.stayEnded").endsAt("endEvent_StayOver");
    }
}
