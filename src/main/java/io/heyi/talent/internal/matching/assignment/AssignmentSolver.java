package io.heyi.talent.internal.matching.assignment;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Timefold decides on the rules of a proposal; it starts from the best matching ({@link BestMatching}) and ends as soon as the ceiling of the considered pairs is
 * reached, which for the rules of today is at once. The same places give the same proposal, as chance has a fixed seed, unless time ends the search.
 */
public final class AssignmentSolver {

    private static final long SEED = 20_251_122;
    /** Steps without anything better after which the search ends, and those that each place adds. */
    private static final int STEPS_WITHOUT_GAIN = 20_000;
    private static final int STEPS_OF_A_PLACE = 100;
    /** Neighbours that a step looks at before it takes the least bad one; fewer where there are not so many. */
    private static final long MOVES_OF_A_STEP = 500;
    private static final int LATE = 400;

    private AssignmentSolver() {}

    /**
     * @param filled person of each place, {@link Places#NOBODY} where nobody is left
     * @param total fit of it, and {@code greedy} that of taking the best pair first, which is never better; hundredths of a point
     * @param ceiling what no proposal can exceed, whoever is considered for whichever place; hundredths of a point, proven by prices of people and places
     */
    public record Solved(int[] filled, long total, long greedy, long ceiling) {

        /** How far below the ceiling it is at most, 0 to 100. */
        public double gapPercent() {
            return ceiling == 0 ? 0 : 100.0 * (ceiling - total) / ceiling;
        }
    }

    /** @param most time for the search; the matching it starts from takes its own */
    public static Solved solve(Places places, Duration most) {
        long greedy = places.total(places.greedy());
        var start = BestMatching.of(places);
        long known = places.total(start.filled());
        var filling = new Filling(IntStream.range(0, start.filled().length).filter(place -> !places.choices().get(place).isEmpty())
                .mapToObj(place -> new PlaceToFill(place, places.choices().get(place), start.filled()[place])).toList());
        if (filling.getPlaces().isEmpty()) {
            return new Solved(start.filled(), known, greedy, start.ceiling());
        }
        var found = start.filled().clone();
        factory(most, filling.getPlaces(), start.ceilingOfChoices()).buildSolver().solve(filling).getPlaces()
                .forEach(place -> found[place.getNumber()] = place.getPerson() == null ? Places.NOBODY : place.getPerson());
        return isValid(found) && places.total(found) >= known ? new Solved(found, places.total(found), greedy, start.ceiling()) : new Solved(start.filled(), known, greedy, start.ceiling());
    }

    private static boolean isValid(int[] filled) {
        var people = Arrays.stream(filled).filter(person -> person != Places.NOBODY).toArray();
        return Arrays.stream(people).distinct().count() == people.length;
    }

    private static SolverFactory<Filling> factory(Duration most, List<PlaceToFill> toFill, long ceiling) {
        int places = toFill.size();
        long neighbours = (long) places * places + toFill.stream().mapToLong(place -> place.getPeople().size()).sum();
        return SolverFactory.create(new SolverConfig().withSolutionClass(Filling.class).withEntityClasses(PlaceToFill.class).withConstraintProviderClass(FillingRules.class)
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT).withRandomSeed(SEED)
                .withPhases(new LocalSearchPhaseConfig()
                        // without a limit a step that nothing better follows looks for ever; with it the least bad neighbour is tried
                        .withMoveSelectorConfig(new UnionMoveSelectorConfig(List.of(new ChangeMoveSelectorConfig(), new SwapMoveSelectorConfig())).withSelectedCountLimit(Math.min(MOVES_OF_A_STEP, 2 * neighbours)))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE)).withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                        .withTerminationConfig(new TerminationConfig().withUnimprovedStepCountLimit(STEPS_WITHOUT_GAIN + STEPS_OF_A_PLACE * places)))
                .withTerminationConfig(new TerminationConfig().withSpentLimit(most).withBestScoreLimit(HardSoftLongScore.of(0, ceiling).toString())));
    }
}
