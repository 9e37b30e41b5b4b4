package io.heyi.ballot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * A seat as the addressee of a voting task: the element of the model's multi-instance collection, in a variable {@code seat}, whose {@code groups} and {@code users} are
 * the task's candidates. The people are those of the frozen roll.
 *
 * @param id of the seat
 * @param groups always empty: who joins a group later is not on the roll
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Addressee(String id, List<String> groups, List<String> users) {

    public static Addressee of(Seat seat) {
        return new Addressee(seat.id(), List.of(), seat.people().stream().map(Object::toString).toList());
    }
}
