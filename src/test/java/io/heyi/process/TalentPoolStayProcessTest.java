package io.heyi.process;

import static io.heyi.process.StayScenario.DECISION;
import static io.heyi.process.StayScenario.MONTH;
import static io.heyi.process.StayScenario.NOTICE;
import static io.heyi.process.StayScenario.PROFILE;
import static io.heyi.process.StayScenario.REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through {@code talent-pool-stay}: ends, boundary events, timers and messages (domain.md P6). */
class TalentPoolStayProcessTest {

    private static final Duration A_BIT = Duration.ofMinutes(10);

    // the coverage looks at the engine's records, so it must be asked before the engine stops: extensions end in reverse order
    @RegisterExtension
    @org.junit.jupiter.api.Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm();

    @RegisterExtension
    @org.junit.jupiter.api.Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, Path.of("bpmn/talent-pool-stay.bpmn"));

    private static StayScenario stay() {
        return new StayScenario(ENGINE);
    }

    @Test
    void thePersonIsAskedForTheProfileAndReminded() {
        var stay = stay().begun();
        var task = stay.waitsFor("userTask_CompleteProfile", "entrepreneur-01").getValue().getCustomHeaders();
        assertThat(task).containsEntry("taskType", "talent.completeProfile").containsEntry("businessKeyVariable", "stay");
        stay.timePasses(REMINDER.plus(A_BIT)).passes("endEvent_ProfileReminded").waitsAt("userTask_CompleteProfile");
        stay.complete("userTask_CompleteProfile", "entrepreneur-01", Map.of("profileOutcome", "ready")).passes("endEvent_ProfileReady").ends();
    }

    @Test
    void silenceAboutTheProfileStopsNothing() {
        var stay = stay().begun().waitsAt("userTask_CompleteProfile").timePasses(PROFILE.plus(A_BIT)).passes("endEvent_ProfileLeft");
        stay.hasNoTaskAt("userTask_CompleteProfile").ends();
    }

    @Test
    void theWageIsBookedAfterEachMonth() {
        var stay = stay();
        stay.when("payWage", Map.of("nextWageAt", stay.at(MONTH.plus(Duration.ofDays(10))))).begun().timePasses(MONTH.plus(A_BIT)).passes("serviceTask_PayWage");
        stay.when("payWage", Map.of("nextWageAt", stay.at(Duration.ofDays(400)))).timePasses(Duration.ofDays(10));
        stay.settle();
        assertThat(stay.timesPassed("serviceTask_PayWage")).isEqualTo(2);
        stay.ends();
    }

    @Test
    void aReminderBeforeTheLimitWaitsForTheNextDay() {
        var stay = stay();
        stay.when("watchLimit", stay.standing("IN_POOL")).begun().timePasses(NOTICE.plus(A_BIT)).passes("serviceTask_WatchLimit").hasNoTaskAt("userTask_DecideAtLimit");
        stay.when("watchLimit", stay.standing("LIMIT_DECISION")).timePasses(Duration.ofDays(21)).waitsAt("userTask_DecideAtLimit").ends();
    }

    @Test
    void anExtensionGoesOnWithTheStay() {
        stay().atItsLimit().decided("IN_POOL").passes("serviceTask_ApplyDecision").hasNotPassed("endEvent_LimitDecided").ends();
    }

    @Test
    void anotherPlaceEndsTheStay() {
        stay().atItsLimit().decided("ENDED").passes("endEvent_LimitDecided").ends();
    }

    @Test
    void theEndOfAnEmploymentNeedsTheLegalCheck() {
        var stay = stay().atItsLimit().decided("LEGAL_CHECK");
        assertThat(stay.waitsFor("userTask_CheckLegally", null).getValue().getCustomHeaders()).containsEntry("io.camunda.zeebe:candidateGroups", "[\"settlement-officer\"]");
        stay.when("applyDecision", stay.standing("ENDED")).complete("userTask_CheckLegally", null, Map.of("legalOutcome", "confirm")).passes("endEvent_LimitDecided").ends();
    }

    @Test
    void anObjectionAsksTheCoordinatorAgain() {
        var stay = stay().atItsLimit().decided("LEGAL_CHECK").waitsAt("userTask_CheckLegally");
        stay.when("applyDecision", stay.standing("LIMIT_DECISION")).complete("userTask_CheckLegally", null, Map.of("legalOutcome", "object")).waitsAt("userTask_DecideAtLimit").ends();
    }

    @Test
    void aSilentCoordinatorIsRemindedAndThenMorePeopleAreAskedAndNothingEnds() {
        var stay = stay().atItsLimit().timePasses(DECISION.minus(Duration.ofDays(1)).plus(A_BIT)).passes("endEvent_DecisionReminded");
        assertThat(stay.inputsOf("remindStay")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "decision"));
        stay.timePasses(Duration.ofDays(1)).passes("serviceTask_Escalate").waitsAt("userTask_DecideAtLimit");
        stay.timePasses(DECISION.plus(A_BIT)).waitsAt("userTask_DecideAtLimit").hasNotPassed("endEvent_LimitDecided").ends();
    }

    @Test
    void aSilentCheckerIsRemindedAndThenMorePeopleAreAskedAndNothingEnds() {
        var stay = stay().atItsLimit().decided("LEGAL_CHECK").waitsAt("userTask_CheckLegally");
        stay.when("escalateStay", stay.standing("LEGAL_CHECK")).timePasses(DECISION.minus(Duration.ofDays(1)).plus(A_BIT)).passes("endEvent_CheckReminded");
        stay.timePasses(Duration.ofDays(1)).passes("serviceTask_Escalate").waitsAt("userTask_CheckLegally").hasNotPassed("endEvent_LimitDecided").ends();
    }

    @Test
    void aPlaceThatIsFoundWhileOthersDecideEndsTheStayAtOnce() {
        var stay = stay().atItsLimit();
        stay.ends();
        assertThat(stay.jobsDone()).last().isEqualTo("settleStay");
    }

    @Test
    void twoStartsOfOneStayRunOnce() {
        var stay = stay().begun().waitsAt("userTask_CompleteProfile").published("talent.stayBegun", Map.of());
        stay.settle();
        assertThat(stay.timesPassed("serviceTask_OpenStay")).isEqualTo(1);
        stay.ends();
    }
}
