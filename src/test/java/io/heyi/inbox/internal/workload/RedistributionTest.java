package io.heyi.inbox.internal.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.inbox.internal.workload.Redistribution.Movable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedistributionTest {

    private static Movable free(String... eligible) {
        return new Movable(UUID.randomUUID(), Optional.empty(), Set.of(eligible));
    }

    private static Movable held(String by, String... eligible) {
        return new Movable(UUID.randomUUID(), Optional.of(by), Set.of(eligible));
    }

    @Test
    void whatNobodyHasGoesToWhoHasTheLeast() {
        var urgent = free("ann", "bob");
        var later = free("ann", "bob");
        var moves = Redistribution.of(List.of(urgent, later), Map.of("ann", 3L, "bob", 1L), 10);
        assertThat(moves).extracting(Redistribution.Move::to).containsExactly("bob", "bob");
        assertThat(moves.getFirst().task()).isEqualTo(urgent.task());
        assertThat(moves.getFirst().toLoad()).isEqualTo(1);
    }

    @Test
    void tasksMoveOnlyWhileTheDifferenceIsTwoOrMore() {
        var tasks = List.of(held("ann", "ann", "bob"), held("ann", "ann", "bob"), held("ann", "ann", "bob"));
        assertThat(Redistribution.of(tasks, Map.of("ann", 3L), 10)).singleElement().satisfies(move -> {
            assertThat(move.task()).as("the least urgent moves").isEqualTo(tasks.getLast().task());
            assertThat(move.to()).isEqualTo("bob");
        });
        assertThat(Redistribution.of(tasks, Map.of("ann", 3L, "bob", 2L), 10)).isEmpty();
    }

    @Test
    void nobodyGetsWhatHeMayNotHave() {
        assertThat(Redistribution.of(List.of(free(), held("ann", "ann")), Map.of("ann", 9L), 10)).isEmpty();
    }

    @Test
    void itIsTheSameEveryTimeNeverUnevensAndKeepsTheLimit() {
        var random = new Random(7);
        var names = List.of("ann", "bob", "cid", "dee");
        for (int round = 0; round < 200; round++) {
            var loads = new HashMap<String, Long>();
            var tasks = new ArrayList<Movable>();
            for (int i = 0; i < random.nextInt(30); i++) {
                var eligible = names.stream().filter(name -> random.nextBoolean()).toArray(String[]::new);
                if (random.nextBoolean()) {
                    var holder = names.get(random.nextInt(4));
                    loads.merge(holder, 1L, Long::sum);
                    tasks.add(held(holder, eligible));
                } else {
                    tasks.add(free(eligible));
                }
            }
            var moves = Redistribution.of(tasks, loads, 5);
            assertThat(moves).hasSizeLessThanOrEqualTo(5).isEqualTo(Redistribution.of(tasks, loads, 5));
            assertThat(moves).allSatisfy(move -> assertThat(move.from().isEmpty() || move.fromLoad() - move.toLoad() >= 2).isTrue());
        }
    }
}
