package io.heyi.microenterprise.internal.election;

import static io.heyi.microenterprise.internal.election.Electoral.OVENS;
import static io.heyi.microenterprise.internal.election.Electoral.POLICY;
import static io.heyi.microenterprise.internal.election.Electoral.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.CandidacyInput.TargetInput;
import io.heyi.shared.FieldError;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidacyCheckTest {

    private static List<FieldError> faults(CandidacyInput in, boolean challenge, Bar... bars) {
        return CandidacyCheck.check(in, List.of(bars), challenge, POLICY, YearMonth.of(2026, 3)) instanceof CandidacyCheck.Result.Faulty(var errors) ? errors : List.of();
    }

    private static CandidacyInput promising(TargetInput... targets) {
        return new CandidacyInput(List.of(targets), "team", "pay", "0", null);
    }

    @ParameterizedTest
    @CsvSource({"499.999999, true", "500, false", "501, false"})
    void aPlanReachesThePresentBottomValue(String value, boolean refused) {
        assertThat(faults(input(value), false, OVENS)).extracting("field", "code")
                .isEqualTo(refused ? List.of(org.assertj.core.groups.Tuple.tuple("targets[0].value", "microenterprise.error.belowBottom")) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"1259.999999, true", "1260, false", "1200, true"})
    void aChallengerBeatsThePresentLeadingValueByFivePercent(String value, boolean refused) {
        assertThat(faults(input(value), true, OVENS)).extracting("code").isEqualTo(refused ? List.of("microenterprise.error.belowPledge") : List.of());
    }

    @Test
    void noPresentTargetIsLeftOutOrNamedTwice() {
        var other = new TargetInput("Bakers", "people", "3", "2027-12");
        assertThat(faults(promising(other), false, OVENS)).extracting("code").containsExactly("microenterprise.error.targetLeftOut");
        assertThat(faults(promising(new TargetInput("ovens IN use", "x", "600", "2027-12"), new TargetInput("Ovens in use", "x", "600", "2027-12")), false, OVENS))
                .extracting("code").containsExactly("microenterprise.error.targetTwice");
    }

    @Test
    void whereThereAreNoTargetsCandidatesBringTheirOwn() {
        assertThat(faults(promising(new TargetInput("Bakers", "people", "3", "2027-12")), false)).isEmpty();
        assertThat(faults(new CandidacyInput(List.of(), "team", "pay", "0", null), false)).extracting("field").containsExactly("targets");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(faults(new CandidacyInput(null, " ", null, "-1", "x\u0000"), false, OVENS)).extracting("field").contains("targets", "team", "pay", "stake", "pitch");
    }

    @Test
    void theFingerprintChangesWithThePlan() {
        assertThat(Electoral.plan("600").hash()).isEqualTo(Electoral.plan("600").hash()).isNotEqualTo(Electoral.plan("601").hash()).hasSize(64);
    }
}
