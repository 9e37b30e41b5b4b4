package io.heyi.inbox.internal.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Evens out who has how much. First every task that nobody has goes, the most urgent first, to whoever of those who may have it has the least; then tasks move, the least urgent
 * first, as long as somebody has at least two more than another who may have one of them. The same input gives the same answer: equals are told apart by name and order.
 */
final class Redistribution {

    private Redistribution() {}

    /** @param eligible who may have it: candidates without an interest who are not away */
    record Movable(UUID task, Optional<String> holder, Set<String> eligible) {}

    /**
     * @param from empty when nobody had it
     * @param fromLoad open tasks of the one who gives, before the move; {@code toLoad} of the one who takes
     */
    record Move(UUID task, Optional<String> from, long fromLoad, String to, long toLoad) {}

    /**
     * @param tasks the most urgent first
     * @param loads open tasks by person now
     * @param limit at most so many moves
     */
    static List<Move> of(List<Movable> tasks, Map<String, Long> loads, int limit) {
        var now = new HashMap<>(loads);
        var moves = new ArrayList<Move>();
        for (var task : tasks) {
            if (task.holder().isEmpty() && moves.size() < limit) {
                least(task, now).ifPresent(person -> moves.add(moved(task, person, now)));
            }
        }
        for (var task : tasks.reversed()) {
            if (task.holder().isPresent() && moves.size() < limit) {
                var has = now.getOrDefault(task.holder().get(), 0L);
                least(task, now).filter(person -> !person.equals(task.holder().get()) && has - now.getOrDefault(person, 0L) >= 2).ifPresent(person -> moves.add(moved(task, person, now)));
            }
        }
        return moves;
    }

    private static Optional<String> least(Movable task, Map<String, Long> loads) {
        return task.eligible().stream().min(Comparator.<String>comparingLong(person -> loads.getOrDefault(person, 0L)).thenComparing(Comparator.naturalOrder()));
    }

    private static Move moved(Movable task, String to, Map<String, Long> loads) {
        var move = new Move(task.task(), task.holder(), task.holder().map(holder -> loads.getOrDefault(holder, 0L)).orElse(0L), to, loads.getOrDefault(to, 0L));
        task.holder().ifPresent(holder -> loads.merge(holder, -1L, Long::sum));
        loads.merge(to, 1L, Long::sum);
        return move;
    }
}
