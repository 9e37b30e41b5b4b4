package io.heyi.talent.internal.matching.domain;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** People for one opening, those who fit best first; equal ones by their user names. Nobody is left out: who fits least is last. */
public final class PeopleRanking {

    private PeopleRanking() {}

    /** @param explanation points and reasons of the rules, whichever order is in use */
    public record Ranked(Candidate person, Explanation explanation) {}

    /**
     * Each processor compares a part of the people; no more of them are sorted than the page and those before it.
     *
     * @param index of one opening
     * @param people by user name
     */
    public static PageOf<Ranked> of(OpeningIndex index, List<Candidate> people, Order order, PageRequest page) {
        var scores = scores(index, people, order);
        var comparison = index.comparison();
        var opening = index.openings().getFirst();
        var items = best(scores, (int) Math.min(people.size(), page.offset() + page.size())).stream().skip(page.offset()).map(people::get)
                .map(person -> new Ranked(person, Explanation.of(person, opening, comparison.of(person)[0], index))).toList();
        return PageOf.of(items, people.size(), page);
    }

    private static double[] scores(OpeningIndex index, List<Candidate> people, Order order) {
        var scores = new double[people.size()];
        int parts = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), people.size()));
        IntStream.range(0, parts).parallel().forEach(part -> {
            var comparison = index.comparison();
            for (int i = (int) ((long) people.size() * part / parts); i < (int) ((long) people.size() * (part + 1) / parts); i++) {
                scores[i] = order.of(comparison.of(people.get(i))[0]);
            }
        });
        return scores;
    }

    /** Positions of as many as are asked for, the best first. */
    private static List<Integer> best(double[] scores, int count) {
        var bestFirst = Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(Comparator.naturalOrder());
        var best = new PriorityQueue<>(bestFirst.reversed());
        for (int i = 0; i < scores.length; i++) {
            // an equal one that comes later stands behind
            if (best.size() < count || count > 0 && scores[i] > scores[best.peek()]) {
                best.add(i);
            }
            if (best.size() > count) {
                best.poll();
            }
        }
        return best.stream().sorted(bestFirst).toList();
    }
}
