package io.heyi.talent.internal.matching.learning;

import io.heyi.talent.internal.matching.domain.Feature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Answered offers by chance with a fixed seed, which follow a preference that the learner does not know. */
public final class Histories {

    private Histories() {}

    /** Twenty answers a month; those above the month's usual preference went well, those far below were refused. */
    public static List<PastPlacement> of(int count, long seed, ToDoubleFunction<double[]> preference) {
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
