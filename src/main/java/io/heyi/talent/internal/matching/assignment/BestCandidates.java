package io.heyi.talent.internal.matching.assignment;

import io.heyi.talent.internal.matching.domain.Candidate;
import io.heyi.talent.internal.matching.domain.OpeningIndex;
import io.heyi.talent.internal.matching.domain.Order;
import io.heyi.talent.internal.pool.Opening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who is considered for which place: everybody is compared with every opening, the best of each opening remain. Where they are fewer than the places that want them,
 * openings that came away empty get the best of those whom nobody has taken.
 */
public final class BestCandidates {

    private static final Comparator<Choice> WORST_FIRST = Comparator.comparingInt(Choice::fit).thenComparing(Comparator.comparingInt(Choice::person).reversed());
    private static final int ROUNDS = 3;

    private final OpeningIndex index;
    private final List<Candidate> people;
    private final BiPredicate<Candidate, Opening> possible;
    private final Order order;
    private final int most;

    /**
     * @param possible whether somebody may be proposed for an opening at all: available, not refused by either, not excluded
     * @param most considered for each place
     */
    public BestCandidates(OpeningIndex index, List<Candidate> people, BiPredicate<Candidate, Opening> possible, int most) {
        this.index = index;
        this.people = people;
        this.possible = possible;
        this.order = Order.ofRules(index.policy());
        this.most = most;
    }

    /** @param openings position of the opening of each place */
    public record Considered(Places places, int[] openings) {}

    public Considered consider() {
        var openings = IntStream.range(0, index.openings().size()).flatMap(opening -> IntStream.range(0, index.openings().get(opening).placesLeft()).map(place -> opening)).toArray();
        var best = new ArrayList<Set<Choice>>();
        scan(Set.of(), IntStream.range(0, index.openings().size()).boxed().collect(Collectors.toSet())).forEach(found -> best.add(new HashSet<>(found)));
        var leftOut = IntStream.range(0, best.size()).map(opening -> best.get(opening).size() < limit(opening) ? 0 : best.get(opening).stream().mapToInt(Choice::fit).min().orElse(0)).toArray();
        var places = places(best, leftOut, openings);
        for (int round = 0; round < ROUNDS; round++) {
            var filled = places.greedy();
            var empty = new HashSet<Integer>();
            var taken = new HashSet<Integer>();
            IntStream.range(0, filled.length).forEach(place -> {
                if (filled[place] == Places.NOBODY) {
                    empty.add(openings[place]);
                } else {
                    taken.add(filled[place]);
                }
            });
            if (empty.isEmpty() || taken.size() == people.size()) {
                break;
            }
            var more = scan(taken, empty);
            empty.forEach(opening -> best.get(opening).addAll(more.get(opening)));
            places = places(best, leftOut, openings);
        }
        return new Considered(places, openings);
    }

    private int limit(int opening) {
        return most + index.openings().get(opening).placesLeft() - 1;
    }

    private static Places places(List<Set<Choice>> best, int[] leftOut, int[] openings) {
        var sorted = best.stream().map(found -> found.stream().sorted(WORST_FIRST.reversed()).toList()).toList();
        return new Places(IntStream.of(openings).mapToObj(sorted::get).toList(), IntStream.of(openings).mapToObj(opening -> leftOut[opening]).toList());
    }

    /** The best of everybody but those who are taken, for each of these openings; none for the others. Each processor looks at a part of the people. */
    private List<PriorityQueue<Choice>> scan(Set<Integer> taken, Set<Integer> openings) {
        var asked = openings.stream().mapToInt(Integer::intValue).sorted().toArray();
        int parts = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), people.size()));
        return IntStream.range(0, parts).parallel().mapToObj(part -> scan(taken, asked, (int) ((long) people.size() * part / parts), (int) ((long) people.size() * (part + 1) / parts)))
                .reduce(this::better).orElseThrow();
    }

    private List<PriorityQueue<Choice>> scan(Set<Integer> taken, int[] asked, int from, int to) {
        var best = index.openings().stream().map(opening -> new PriorityQueue<>(WORST_FIRST)).toList();
        var comparison = index.comparison();
        for (int person = from; person < to; person++) {
            if (!taken.contains(person)) {
                var features = comparison.of(people.get(person));
                for (int opening : asked) {
                    offer(best.get(opening), limit(opening), person, (int) Math.round(order.of(features[opening]) * 100), index.openings().get(opening));
                }
            }
        }
        return best;
    }

    private List<PriorityQueue<Choice>> better(List<PriorityQueue<Choice>> one, List<PriorityQueue<Choice>> other) {
        for (int opening = 0; opening < one.size(); opening++) {
            var best = one.get(opening);
            best.addAll(other.get(opening));
            while (best.size() > limit(opening)) {
                best.poll();
            }
        }
        return one;
    }

    private void offer(PriorityQueue<Choice> best, int limit, int person, int fit, Opening opening) {
        if (best.size() == limit && best.peek().fit() >= fit || !possible.test(people.get(person), opening)) {
            return;
        }
        best.add(new Choice(person, fit));
        if (best.size() > limit) {
            best.poll();
        }
    }
}
