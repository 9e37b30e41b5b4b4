package io.heyi.ballot;

import io.heyi.access.Username;
import java.util.List;

/**
 * One vote on the roll: a micro-enterprise, for which any of its owners may cast it, or a person.
 *
 * @param id an ME's code or a person's user name
 * @param label its name when the ballot was opened
 * @param people who may cast the vote, at least one
 */
public record Seat(String id, String label, List<Username> people) {

    /** @throws IllegalArgumentException for a bad id, a blank label or nobody to cast the vote */
    public Seat {
        people = people.stream().distinct().sorted(java.util.Comparator.comparing(Username::value)).toList();
        if (id == null || !id.matches("[A-Za-z0-9._@-]{1,60}")) {
            throw new IllegalArgumentException("a seat's id has 1 to 60 characters of letters, digits, . - _ @");
        }
        if (label == null || label.isBlank()) {
            throw new IllegalArgumentException("seat " + id + " has no label");
        }
        if (people.isEmpty()) {
            throw new IllegalArgumentException("nobody can cast the vote of seat " + id);
        }
    }

    /** A seat that is a person. */
    public static Seat of(Username person, String name) {
        return new Seat(person.value(), name, List.of(person));
    }
}
