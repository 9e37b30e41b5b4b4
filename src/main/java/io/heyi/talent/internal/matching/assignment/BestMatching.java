package io.heyi.talent.internal.matching.assignment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * The most fit in total that can be had of the considered pairs, and of as many places as such a total allows, by JGraphT's matching in sparse graphs. Its prices
 * prove how good that is: whatever the prices of people are, a place is worth to nobody more than the best fit less the price, so that all of that together with
 * all prices is a ceiling (weak duality).
 *
 * @param filled person of each place
 * @param ceilingOfChoices no proposal from the considered pairs exceeds it, hundredths of a point
 * @param ceiling no proposal from all possible pairs exceeds it, hundredths of a point
 */
record BestMatching(int[] filled, long ceilingOfChoices, long ceiling) {

    static BestMatching of(Places places) {
        int count = places.choices().size();
        // one more filled place counts less than the hundredth of a point, and yet decides between equals
        long scale = count + 1L;
        var people = places.choices().stream().flatMap(choices -> choices.stream().map(choice -> count + choice.person())).collect(Collectors.toCollection(TreeSet::new));
        var graph = new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        var ours = IntStream.range(0, count).boxed().collect(Collectors.toCollection(TreeSet::new));
        ours.forEach(graph::addVertex);
        people.forEach(graph::addVertex);
        for (int place = 0; place < count; place++) {
            for (Choice choice : places.choices().get(place)) {
                graph.setEdgeWeight(graph.addEdge(place, count + choice.person()), choice.fit() * scale + 1);
            }
        }
        var matching = new MaximumWeightBipartiteMatching<>(graph, ours, people);
        var filled = new int[count];
        Arrays.fill(filled, Places.NOBODY);
        matching.getMatching().getEdges().forEach(edge -> filled[graph.getEdgeSource(edge)] = graph.getEdgeTarget(edge) - count);
        var prices = prices(matching, people);
        return new BestMatching(filled, ceiling(places, prices, scale, false), ceiling(places, prices, scale, true));
    }

    private static Map<Integer, Long> prices(MaximumWeightBipartiteMatching<Integer, DefaultWeightedEdge> matching, Set<Integer> people) {
        var potentials = matching.getPotentials();
        var prices = new HashMap<Integer, Long>();
        people.forEach(person -> prices.put(person, Math.max(0, potentials.get(person).longValueExact())));
        return prices;
    }

    private static long ceiling(Places places, Map<Integer, Long> prices, long scale, boolean withLeftOut) {
        int count = places.choices().size();
        long sum = prices.values().stream().mapToLong(Long::longValue).sum();
        for (int place = 0; place < count; place++) {
            long most = withLeftOut && places.leftOut().get(place) > 0 ? places.leftOut().get(place) * scale + 1 : 0;
            for (Choice choice : places.choices().get(place)) {
                most = Math.max(most, choice.fit() * scale + 1 - prices.get(count + choice.person()));
            }
            sum += most;
        }
        return sum / scale;
    }
}
