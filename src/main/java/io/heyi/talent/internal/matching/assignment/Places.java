package io.heyi.talent.internal.matching.assignment;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places to fill and who may fill each of them.
 *
 * @param choices of each place
 * @param leftOut of each place the most that somebody fits it who may fill it and is not among its choices, hundredths of a point; 0 where nobody was left out
 */
public record Places(List<List<Choice>> choices, List<Integer> leftOut) {

    /** Nobody is proposed for a place. */
    public static final int NOBODY = -1;

    public Places {
        choices = choices.stream().map(List::copyOf).toList();
        leftOut = List.copyOf(leftOut);
    }

    /** Nobody was left out. */
    public Places(List<List<Choice>> choices) {
        this(choices, Collections.nCopies(choices.size(), 0));
    }

    private record Edge(int place, Choice choice) {}

    /** The best pair first, then the best of what is left: what somebody would do by hand. @return the person of each place */
    public int[] greedy() {
        var filled = new int[choices.size()];
        Arrays.fill(filled, NOBODY);
        var taken = new HashSet<Integer>();
        IntStream.range(0, choices.size()).boxed().flatMap(place -> choices.get(place).stream().map(choice -> new Edge(place, choice)))
                .sorted(Comparator.comparingInt((Edge edge) -> -edge.choice().fit()).thenComparingInt(Edge::place).thenComparingInt(edge -> edge.choice().person()))
                .forEach(edge -> {
                    if (filled[edge.place()] == NOBODY && taken.add(edge.choice().person())) {
                        filled[edge.place()] = edge.choice().person();
                    }
                });
        return filled;
    }

    /** Fit of a whole proposal, in hundredths of a point. */
    public long total(int[] filled) {
        return IntStream.range(0, filled.length).mapToLong(place -> fit(place, filled[place])).sum();
    }

    /** 0 for nobody. @throws IllegalArgumentException for somebody who may not fill the place */
    public int fit(int place, int person) {
        return person == NOBODY ? 0 : choices.get(place).stream().filter(choice -> choice.person() == person).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("person " + person + " is no choice for place " + place)).fit();
    }
}
