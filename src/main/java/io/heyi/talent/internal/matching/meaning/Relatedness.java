package io.heyi.talent.internal.matching.meaning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which skills belong together, learned from what people and openings name side by side: positive pointwise mutual information of two units (words and whole names) in
 * the same document, and the cosine of these vectors, so that names are related that occur together, or with the same others. Nothing about people is kept but counts.
 */
final class Relatedness {

    /** A unit that fewer documents name says nothing yet. */
    static final int FEWEST_DOCUMENTS = 3;
    /** Contexts kept of a unit, the strongest. */
    private static final int CONTEXTS = 100;
    /** Relations kept of a unit, the strongest. */
    private static final int NEIGHBOURS = 30;
    private static final double LEAST = 0.2;
    /** Documents beyond {@link #FEWEST_DOCUMENTS} at which half of a relation is believed. */
    private static final double DOUBT = 3;
    private static final int MOST_UNITS = 20_000;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<Map<Integer, Integer>> together = new ArrayList<>();
    private final Set<Long> sameName = new HashSet<>();
    private int[] documents = new int[0];
    private int total;

    private Relatedness() {}

    /**
     * @param names the names of each document, as their words
     * @return how much a unit means another, more than 0 and less than 1, by unit
     */
    static Map<String, Map<String, Double>> learn(Collection<List<List<String>>> names) {
        var learned = new Relatedness();
        learned.choose(names);
        names.forEach(learned::count);
        return learned.relations();
    }

    private void choose(Collection<List<List<String>>> all) {
        var counts = new HashMap<String, Integer>();
        all.forEach(document -> units(document).forEach(unit -> counts.merge(unit, 1, Integer::sum)));
        total = all.size();
        counts.entrySet().stream().filter(unit -> unit.getValue() >= FEWEST_DOCUMENTS)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(MOST_UNITS)
                .forEach(unit -> ids.put(unit.getKey(), ids.size()));
        documents = new int[ids.size()];
        ids.forEach((unit, id) -> documents[id] = counts.get(unit));
        ids.forEach((unit, id) -> together.add(new HashMap<>()));
    }

    private static Set<String> units(List<List<String>> document) {
        var units = new TreeSet<String>();
        document.forEach(name -> units.addAll(unitsOf(name)));
        return units;
    }

    private static Set<String> unitsOf(List<String> name) {
        var units = new TreeSet<>(name);
        if (!name.isEmpty()) {
            units.add(SkillModel.key(name));
        }
        return units;
    }

    /** Words of one name are no alternatives of each other: "project" is not a way of saying "management". */
    private void count(List<List<String>> document) {
        var parts = document.stream().map(name -> unitsOf(name).stream().map(ids::get).filter(id -> id != null).toList()).toList();
        parts.forEach(part -> part.forEach(one -> part.stream().filter(other -> other > one).forEach(other -> sameName.add(pair(one, other)))));
        var pairs = new HashSet<Long>();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < parts.size(); j++) {
                if (i != j) {
                    for (int one : parts.get(i)) {
                        parts.get(j).stream().filter(other -> other > one).forEach(other -> pairs.add(pair(one, other)));
                    }
                }
            }
        }
        pairs.forEach(pair -> {
            int one = (int) (pair >> 32);
            int other = (int) (long) pair;
            together.get(one).merge(other, 1, Integer::sum);
            together.get(other).merge(one, 1, Integer::sum);
        });
    }

    private static long pair(int one, int other) {
        return ((long) one << 32) | other;
    }

    private Map<String, Map<String, Double>> relations() {
        var vectors = new ArrayList<Map<Integer, Double>>();
        for (int id = 0; id < together.size(); id++) {
            vectors.add(vector(id));
        }
        var named = ids.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
        var owners = new HashMap<Integer, List<Share>>();
        for (int id = 0; id < vectors.size(); id++) {
            int unit = id;
            vectors.get(id).forEach((context, weight) -> owners.computeIfAbsent(context, none -> new ArrayList<>()).add(new Share(unit, weight)));
        }
        var relations = new TreeMap<String, Map<String, Double>>();
        for (int id = 0; id < vectors.size(); id++) {
            var unit = named.get(id);
            nearest(id, vectors, owners).forEach((other, value) -> {
                relations.computeIfAbsent(unit, none -> new TreeMap<>()).put(named.get(other), value);
                relations.computeIfAbsent(named.get(other), none -> new TreeMap<>()).put(unit, value);
            });
        }
        return relations;
    }

    /** Of length 1. The unit itself is one of its contexts, so that occurring together counts as well as occurring with the same others. */
    private Map<Integer, Double> vector(int id) {
        var weights = new HashMap<Integer, Double>();
        weights.put(id, Math.log((double) total / documents[id]));
        together.get(id).forEach((other, count) -> {
            double information = Math.log((double) count * total / ((double) documents[id] * documents[other]));
            if (count >= FEWEST_DOCUMENTS && information > 0) {
                weights.put(other, information);
            }
        });
        var strongest = new TreeMap<Integer, Double>();
        weights.entrySet().stream().sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey())).limit(CONTEXTS)
                .filter(context -> context.getValue() > 0).forEach(context -> strongest.put(context.getKey(), context.getValue()));
        double length = Math.sqrt(strongest.values().stream().mapToDouble(value -> value * value).sum());
        strongest.replaceAll((context, value) -> value / length);
        return strongest;
    }

    private record Share(int unit, double weight) {}

    private Map<Integer, Double> nearest(int id, List<Map<Integer, Double>> vectors, Map<Integer, List<Share>> owners) {
        var cosines = new double[vectors.size()];
        vectors.get(id).forEach((context, weight) -> owners.get(context).forEach(other -> cosines[other.unit()] += weight * other.weight()));
        var near = new TreeMap<Integer, Double>();
        IntStream.range(0, cosines.length).filter(other -> other != id && cosines[other] >= LEAST)
                .filter(other -> !sameName.contains(pair(Math.min(id, other), Math.max(id, other)))).boxed()
                .map(other -> Map.entry(other, cosines[other] * belief(Math.min(documents[id], documents[other])))).filter(entry -> entry.getValue() >= LEAST)
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey())).limit(NEIGHBOURS)
                .forEach(entry -> near.put(entry.getKey(), entry.getValue()));
        return near;
    }

    private static double belief(int seen) {
        return seen / (seen + DOUBT);
    }
}
