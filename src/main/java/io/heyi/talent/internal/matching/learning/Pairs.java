package io.heyi.talent.internal.matching.learning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Placements of the same month of which one went better than the other. */
final class Pairs {

    /** Of one placement, so that a month with many does not outweigh the others by their square. */
    private static final int MOST_EACH = 20;

    private Pairs() {}

    record Pair(PastPlacement better, PastPlacement worse) {}

    static Collection<List<PastPlacement>> months(List<PastPlacement> placements) {
        return placements.stream().collect(Collectors.groupingBy(PastPlacement::month, TreeMap::new, Collectors.toList())).values();
    }

    /** For each placement its partners are taken at even distances, so that no chance is needed. */
    static List<Pair> of(List<PastPlacement> placements) {
        var pairs = new ArrayList<Pair>();
        for (List<PastPlacement> month : months(placements)) {
            for (PastPlacement better : month) {
                var worse = month.stream().filter(other -> other.grade() < better.grade()).toList();
                int step = Math.max(1, worse.size() / MOST_EACH);
                for (int i = 0; i < worse.size(); i += step) {
                    pairs.add(new Pair(better, worse.get(i)));
                }
            }
        }
        return pairs;
    }
}
