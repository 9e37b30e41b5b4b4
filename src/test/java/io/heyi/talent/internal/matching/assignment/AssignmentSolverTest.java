package io.heyi.talent.internal.matching.assignment;

import static io.heyi.talent.internal.matching.domain.Fits.candidate;
import static io.heyi.talent.internal.matching.domain.Fits.index;
import static io.heyi.talent.internal.matching.domain.Fits.opening;
import static io.heyi.talent.internal.matching.domain.Fits.skill;
import static io.heyi.talent.internal.matching.domain.Fits.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody twice, no place twice, as much fit in total as can be had, and never less than by taking the best pair first. */
class AssignmentSolverTest {

    private static final Duration MOST = Duration.ofSeconds(60);

    @Test
    void takesTheSecondBestForOneWhenThatHelpsTheOtherMore() {
        var places = new Places(List.of(List.of(new Choice(0, 9000), new Choice(1, 8900)), List.of(new Choice(0, 8800), new Choice(1, 1000))));
        var solved = AssignmentSolver.solve(places, MOST);
        assertThat(solved.filled()).containsExactly(1, 0);
        assertThat(solved.greedy()).isEqualTo(10000);
        assertThat(solved.total()).isEqualTo(17700);
    }

    @Test
    void leavesAPlaceEmptyRatherThanTakeSomebodyTwice() {
        var solved = AssignmentSolver.solve(new Places(List.of(List.of(new Choice(0, 5000)), List.of(new Choice(0, 6000)), List.of())), MOST);
        assertThat(solved.filled()).containsExactly(Places.NOBODY, 0, Places.NOBODY);
    }

    @Test
    void withoutPlacesThereIsNothingToDo() {
        assertThat(AssignmentSolver.solve(new Places(List.of()), MOST).filled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12, 30, 80})
    void reachesTheProvenOptimumOfSmallInstances(int size) {
        var places = random(size, size + size / 4, size);
        var solved = AssignmentSolver.solve(places, MOST);
        assertThat(solved.total()).isEqualTo(Optimum.of(places)).isEqualTo(solved.ceiling()).isGreaterThanOrEqualTo(solved.greedy());
        assertThat(Arrays.stream(solved.filled()).filter(person -> person != Places.NOBODY)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverIsLeftOutOfTheListsTheCeilingIsNeverBelowTheOptimumOfAllPairs(long seed) {
        var all = random(25, 30, seed);
        var few = new ArrayList<List<Choice>>();
        var leftOut = new ArrayList<Integer>();
        for (var choices : all.choices()) {
            var sorted = choices.stream().sorted(Comparator.comparingInt(Choice::fit).reversed()).toList();
            few.add(sorted.subList(0, 6));
            leftOut.add(sorted.get(5).fit());
        }
        var solved = AssignmentSolver.solve(new Places(few, leftOut), MOST);
        assertThat(solved.total()).isEqualTo(Optimum.of(new Places(few)));
        assertThat(solved.ceiling()).isGreaterThanOrEqualTo(Optimum.of(all));
        assertThat(solved.gapPercent()).isBetween(0.0, 100.0);
    }

    @Test
    void fillsAPlaceEvenWithSomebodyWhoFitsNothing() {
        assertThat(AssignmentSolver.solve(new Places(List.of(List.of(new Choice(3, 0)))), MOST).filled()).containsExactly(3);
    }

    @Test
    void whoWasLeftOutOfTheListOfAPlaceFitsItNoBetterThanTheListSays() {
        var openings = IntStream.rangeClosed(1, 3).mapToObj(number -> opening(number, "chef", List.of(wanted("Cooking")))).toArray(io.heyi.talent.internal.pool.Opening[]::new);
        var people = IntStream.range(0, 20).mapToObj(number -> candidate("person" + number, skill("Cooking", 1 + number % 5))).toList();
        var few = new BestCandidates(index(openings), people, (person, opening) -> true, 5).consider().places();
        var all = new BestCandidates(index(openings), people, (person, opening) -> true, 20).consider().places();
        for (int place = 0; place < 3; place++) {
            int kept = few.choices().get(place).size();
            assertThat(few.leftOut().get(place)).isGreaterThanOrEqualTo(all.choices().get(place).get(kept).fit());
        }
        assertThat(all.leftOut().getFirst()).isLessThanOrEqualTo(all.choices().getFirst().getLast().fit());
    }

    @Test
    void theSamePlacesGiveTheSameProposal() {
        var places = random(15, 20, 99);
        assertThat(AssignmentSolver.solve(places, MOST).filled()).isEqualTo(AssignmentSolver.solve(places, MOST).filled());
    }

    @Test
    void proposesNobodyForWhomItIsNotPossible() {
        var index = index(opening(1, "chef", List.of(wanted("Cooking"))), opening(2, "chef", List.of(wanted("Cooking"))));
        var people = List.of(candidate("lin", skill("Cooking", 5)), candidate("wang"));
        var considered = new BestCandidates(index, people, (person, opening) -> !(person.person().equals("lin") && opening.code().value().equals("OP-0001")), 5).consider();
        var solved = AssignmentSolver.solve(considered.places(), MOST);
        assertThat(solved.filled()).containsExactly(1, 0);
    }

    @Test
    void aPlaceWhoseBestPeopleAreTakenGetsTheBestOfTheOthers() {
        var openings = IntStream.rangeClosed(1, 12).mapToObj(number -> opening(number, "chef", List.of(wanted("Cooking")))).toArray(io.heyi.talent.internal.pool.Opening[]::new);
        var people = IntStream.range(0, 12).mapToObj(number -> candidate("person" + number, skill("Cooking", 1 + number % 3))).toList();
        var considered = new BestCandidates(index(openings), people, (person, opening) -> true, 5).consider();
        assertThat(considered.places().greedy()).doesNotContain(Places.NOBODY);
    }

    /** Places whose best people are the same, so that taking the best pair first goes wrong. */
    static Places random(int places, int people, long seed) {
        var chance = new Random(seed);
        var quality = IntStream.range(0, people).map(person -> chance.nextInt(5000)).toArray();
        var choices = new ArrayList<List<Choice>>();
        for (int place = 0; place < places; place++) {
            choices.add(IntStream.range(0, people).mapToObj(person -> new Choice(person, quality[person] + chance.nextInt(5000))).toList());
        }
        return new Places(choices);
    }
}
