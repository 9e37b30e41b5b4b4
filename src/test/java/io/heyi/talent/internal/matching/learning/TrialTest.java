package io.heyi.talent.internal.matching.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.talent.internal.matching.domain.Feature;
import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is learned is used when it is better on placements that it has not seen, and only then. */
class TrialTest {

    private static final MatchingPolicy POLICY = MatchingPolicy.defaults();

    @Test
    void aHiddenPreferenceIsFoundAndUsed() {
        var trial = Trial.of(history(600, 1, features -> 3 * features[Feature.WISHED_PLACE.ordinal()] + features[Feature.PROVEN_SKILLS.ordinal()]), POLICY);
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
        assertThat(Trial.of(history(600, seed, features -> chance.nextDouble()), POLICY).verdict()).isEqualTo(Trial.Verdict.NOT_BETTER);
    }

    @Test
    void anOrderThatIsLikeTheRulesIsNotUsedInTheirPlace() {
        assertThat(Trial.of(history(600, 1, features -> 50 * features[Feature.SKILLS.ordinal()] + 30 * features[Feature.PAST.ordinal()] + 20 * features[Feature.WISH.ordinal()]), POLICY).verdict())
                .isEqualTo(Trial.Verdict.NOT_BETTER);
    }

    @Test
    void withoutEnoughHistoryNothingIsLearned() {
        assertThat(Trial.of(history(199, 1, features -> features[Feature.PAST.ordinal()]), POLICY).verdict()).isEqualTo(Trial.Verdict.TOO_FEW);
        assertThat(Trial.of(List.of(), POLICY).verdict()).isEqualTo(Trial.Verdict.TOO_FEW);
        assertThat(Trial.of(history(600, 1, features -> 0), POLICY).verdict()).isEqualTo(Trial.Verdict.TOO_FEW);
    }

    @Test
    void theSameHistoryGivesTheSameOrder() {
        var history = history(400, 8, features -> features[Feature.SKILLS.ordinal()]);
        assertThat(Trial.of(history, POLICY).learned()).isEqualTo(Trial.of(history, POLICY).learned()).isPresent();
    }

    /** Twenty answers a month; those above the month's usual preference went well, those far below were refused. */
    private static List<PastPlacement> history(int count, long seed, ToDoubleFunction<double[]> preference) {
        var chance = new Random(seed);
        var begin = Instant.parse("2023-01-01T00:00:00Z");
        var history = new ArrayList<PastPlacement>();
        var wished = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            var features = chance.doubles(Feature.values().length).toArray();
            wished.add(preference.applyAsDouble(features));
            history.add(new PastPlacement("OF-%04d".formatted(i), begin.plus(36L * i, ChronoUnit.HOURS), features, 0));
        }
        var sorted = wished.stream().sorted().toList();
        for (int i = 0; i < count; i++) {
            var one = history.get(i);
            int grade = sorted.getFirst().equals(sorted.getLast()) ? 0 : wished.get(i) > sorted.get(count * 2 / 3) ? 2 : wished.get(i) > sorted.get(count / 3) ? 1 : 0;
            history.set(i, new PastPlacement(one.offer(), one.at(), one.features(), grade));
        }
        return history;
    }
}
