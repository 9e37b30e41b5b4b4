package io.heyi.talent.internal.matching.assignment;

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
 * Improves the greedy proposal by Timefold's local search. The same places give the same proposal, as chance has a fixed seed, unless time ends the search before it
 * finds nothing better any more.
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
     * @param total fit of it, and {@code greedy} that of the start, which is never better; hundredths of a point
     */
    public record Solved(int[] filled, long total, long greedy) {}

    /** @param most time to search */
    public static Solved solve(Places places, Duration most) {
        var start = places.greedy();
        long greedy = places.total(start);
        if (places.choices().stream().allMatch(choices -> choices.size() < 2) && Arrays.stream(start).noneMatch(person -> person == Places.NOBODY) || places.choices().isEmpty()) {
            return new Solved(start, greedy, greedy);
        }
        var filling = new Filling(IntStream.range(0, start.length).filter(place -> !places.choices().get(place).isEmpty())
                .mapToObj(place -> new PlaceToFill(place, places.choices().get(place), start[place])).toList());
        if (filling.getPlaces().isEmpty()) {
            return new Solved(start, greedy, greedy);
        }
        var found = start.clone();
        factory(most, filling.getPlaces()).buildSolver().solve(filling).getPlaces().forEach(place -> found[place.getNumber()] = place.getPerson() == null ? Places.NOBODY : place.getPerson());
        long total = places.total(found);
        return total > greedy && isValid(found) ? new Solved(found, total, greedy) : new Solved(start, greedy, greedy);
    }

    private static boolean isValid(int[] filled) {
        var people = Arrays.stream(filled).filter(person -> person != Places.NOBODY).toArray();
        return Arrays.stream(people).distinct().count() == people.length;
    }

    private static SolverFactory<Filling> factory(Duration most, List<PlaceToFill> toFill) {
        int places = toFill.size();
        long neighbours = (long) places * places + toFill.stream().mapToLong(place -> place.getPeople().size()).sum();
        return SolverFactory.create(new SolverConfig().withSolutionClass(Filling.class).withEntityClasses(PlaceToFill.class).withConstraintProviderClass(FillingRules.class)
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT).withRandomSeed(SEED)
                .withPhases(new LocalSearchPhaseConfig()
                        // without a limit a step that nothing better follows looks for ever; with it the least bad neighbour is tried
                        .withMoveSelectorConfig(new UnionMoveSelectorConfig(List.of(new ChangeMoveSelectorConfig(), new SwapMoveSelectorConfig())).withSelectedCountLimit(Math.min(MOVES_OF_A_STEP, 2 * neighbours)))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE)).withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                        .withTerminationConfig(new TerminationConfig().withUnimprovedStepCountLimit(STEPS_WITHOUT_GAIN + STEPS_OF_A_PLACE * places)))
                .withTerminationConfig(new TerminationConfig().withSpentLimit(most)));
    }
}
