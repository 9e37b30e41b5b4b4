package io.heyi.talent.internal.matching.domain;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.pool.OpeningRanking.Ranked;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Openings for somebody, those that fit best first; equal ones by their codes. */
public final class Ranking {

    private Ranking() {}

    /** @param order by which they are sorted; points and reasons are those of the rules */
    public static PageOf<Ranked> of(OpeningIndex index, Candidate person, Order order, PageRequest page) {
        var features = index.comparison().of(person);
        var scores = IntStream.range(0, features.length).mapToDouble(i -> order.of(features[i])).toArray();
        var items = IntStream.range(0, features.length).boxed().sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> index.openings().get(i).code()))
                .skip(page.offset()).limit(page.size()).map(i -> ranked(index, i, person, features[i])).toList();
        return PageOf.of(items, features.length, page);
    }

    private static Ranked ranked(OpeningIndex index, int position, Candidate person, double[] features) {
        var opening = index.openings().get(position);
        var explanation = Explanation.of(person, opening, features, index);
        return new Ranked(opening, explanation.points(), explanation.reasons());
    }
}
