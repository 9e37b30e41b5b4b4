package io.heyi.talent.internal.matching.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.talent.internal.matching.domain.Feature;
import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is learned is used when it is better on placements that it has not seen, and only then. */
class TrialTest {

    private static final MatchingPolicy POLICY = MatchingPolicy.defaults();

    @Test
    void aHiddenPreferenceIsFoundAndUsed() {
        var trial = Trial.of(Histories.of(600, 1, features -> 3 * features[Feature.WISHED_PLACE.ordinal()] + features[Feature.PROVEN_SKILLS.ordinal()]), POLICY);
        assertThat(trial.verdict()).isEqualTo(Trial.Verdict.BETTER);
        assertThat(trial.learnedPercent()).isGreaterThan(trial.rulesPercent() + 10);
        assertThat(trial.learnedGain()).isGreaterThan(trial.rulesGain());
        var points = trial.learned().orElseThrow().weights();
        assertThat(points[Feature.WISHED_PLACE.ordinal()]).isGreaterThan(points[Feature.PAST.ordinal()]).isGreaterThan(points[Feature.SKILLS.ordinal()]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void fromNoiseNothingIsUsed(int seed) {
        var chance = new Random(seed);
        assertThat(Trial.of(Histories.of(600, seed, features -> chance.nextDouble()), POLICY).verdict()).isEqualTo(Trial.Verdict.NOT_BETTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatWasRightBeforeAndIsWrongOnTheLatestQuarterIsNotUsed(int seed) {
        var then = Histories.of(600, seed, features -> features[Feature.WISHED_PLACE.ordinal()]).subList(0, 450);
        var now = Histories.of(600, seed, features -> -features[Feature.WISHED_PLACE.ordinal()]).subList(450, 600);
        var trial = Trial.of(Stream.concat(then.stream(), now.stream()).toList(), POLICY);
        assertThat(trial.learned()).as("something was learned").isPresent();
        assertThat(trial.learnedPercent()).isLessThan(trial.rulesPercent());
        assertThat(trial.verdict()).isEqualTo(Trial.Verdict.NOT_BETTER);
    }

    @Test
    void theLearnerHasNotSeenThePlacementsThatItIsTriedOn() {
        var seen = Histories.of(600, 1, features -> features[Feature.WISHED_PLACE.ordinal()]);
        var turned = Stream.concat(seen.subList(0, 450).stream(), Histories.of(600, 1, features -> -features[Feature.WISHED_PLACE.ordinal()]).subList(450, 600).stream()).toList();
        assertThat(Trial.of(turned, POLICY).learned()).isEqualTo(Trial.of(seen, POLICY).learned()).isPresent();
    }

    @Test
    void anOrderThatIsLikeTheRulesIsNotUsedInTheirPlace() {
        assertThat(Trial.of(Histories.of(600, 1, features -> 50 * features[Feature.SKILLS.ordinal()] + 30 * features[Feature.PAST.ordinal()] + 20 * features[Feature.WISH.ordinal()]), POLICY).verdict())
                .isEqualTo(Trial.Verdict.NOT_BETTER);
    }

    @Test
    void withoutEnoughHistoryNothingIsLearned() {
        assertThat(Trial.of(Histories.of(199, 1, features -> features[Feature.PAST.ordinal()]), POLICY).verdict()).isEqualTo(Trial.Verdict.TOO_FEW);
        assertThat(Trial.of(List.of(), POLICY).verdict()).isEqualTo(Trial.Verdict.TOO_FEW);
        assertThat(Trial.of(Histories.of(600, 1, features -> 0), POLICY).verdict()).isEqualTo(Trial.Verdict.TOO_FEW);
    }

    @Test
    void theSameHistoryGivesTheSameOrder() {
        var history = Histories.of(400, 8, features -> features[Feature.SKILLS.ordinal()]);
        assertThat(Trial.of(history, POLICY).learned()).isEqualTo(Trial.of(history, POLICY).learned()).isPresent();
    }
}
