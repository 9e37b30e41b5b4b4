package io.heyi.replacement.internal;

import io.heyi.access.Username;
import io.heyi.ballot.Seat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The people behind the seats of a roll: somebody may speak for several members, and several people for one. */
record Electorate(List<Seat> seats) {

    /** Different people who could each cast a seat of their own, as many as possible: a largest matching of seats and people. */
    Set<Username> voters() {
        var casting = new HashMap<Username, Seat>();
        for (var seat : seats) {
            isCast(seat, casting, new HashSet<>());
        }
        return casting.keySet();
    }

    /** Finds somebody for the seat, where need be one who then leaves another seat to somebody else. */
    private static boolean isCast(Seat seat, Map<Username, Seat> casting, Set<Username> tried) {
        for (var person : seat.people()) {
            if (tried.add(person) && (!casting.containsKey(person) || isCast(casting.get(person), casting, tried))) {
                casting.put(person, seat);
                return true;
            }
        }
        return false;
    }

    /** The most seats that one person can cast. */
    int mostSeatsOfOne() {
        return seats.stream().flatMap(seat -> seat.people().stream()).collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(person -> 1))).values().stream()
                .mapToInt(Integer::intValue).max().orElse(0);
    }
}
