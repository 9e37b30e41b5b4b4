package io.heyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of {@code founding-route} and both sides of its edges (domain.md P1). */
class FoundingRouteTest {

    @RegisterExtension
    static final EngineInJvm ENGINE = new EngineInJvm();

    private static Map<?, ?> route(String fundingAsked, String kind, int rivals) throws Exception {
        var answer = ENGINE.client().newEvaluateDecisionCommand().decisionId("founding-route")
                .variables("{\"fundingAsked\":%s,\"kind\":\"%s\",\"rivals\":%d}".formatted(fundingAsked, kind, rivals)).send().join();
        assertThat(answer.getFailureMessage()).as("failure").isNullOrEmpty();
        return new ObjectMapper().readValue(answer.getDecisionOutput(), Map.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0, false, false", "500000, 0, false, false", "500000.01, 0, true, false", "999999999999999.99, 0, true, false",
        "0.01, 1, false, true", "500000, 7, false, true", "500000.01, 1, true, true", "600000, 200, true, true"})
    void theCommitteeDecidesAboveTheThresholdAndRivalsAreCompared(String fundingAsked, int rivals, boolean committeeNeeded, boolean compareRivals) throws Exception {
        for (String kind : new String[] {"USER", "NODE"}) {
            assertThat(route(fundingAsked, kind, rivals).get("committeeNeeded")).isEqualTo(committeeNeeded);
            assertThat(route(fundingAsked, kind, rivals).get("compareRivals")).isEqualTo(compareRivals);
        }
    }

    @ParameterizedTest
    @CsvSource({"USER, 5", "NODE, 3"})
    void everyWaitHasItsWorkingDays(String kind, int pledgeWorkingDays) throws Exception {
        var route = route("250000", kind, 0);
        assertThat(route.get("pledgeWorkingDays")).isEqualTo(pledgeWorkingDays);
        assertThat(route.get("sponsorshipWorkingDays")).isEqualTo(5);
        assertThat(route.get("reminderWorkingDaysBefore")).isEqualTo(1);
        assertThat(route.get("reworkWorkingDays")).isEqualTo(10);
        assertThat(route.get("committeeWorkingDays")).isEqualTo(5);
        assertThat(route.get("secondBallotWorkingDays")).isEqualTo(3);
        assertThat(route.get("scaleDownWorkingDays")).isEqualTo(3);
        assertThat(route.get("signingWorkingDays")).isEqualTo(5);
        assertThat(route.get("signingExtensionWorkingDays")).isEqualTo(3);
        assertThat(route).hasSize(11);
    }

    @Test
    void nonsenseGetsNoRouteAndStopsTheCase() {
        FoundingScenario.with(ENGINE).ofKind("OTHER").submitted().stopsWithAnIncident("No rule of the founding route fits");
        FoundingScenario.with(ENGINE).asking("a lot").submitted().stopsWithAnIncident("No rule of the founding route fits");
    }
}
