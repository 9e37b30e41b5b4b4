package io.heyi.ballot;

import java.util.Objects;
import java.util.Optional;

/**
 * A vote as it is cast. It is final.
 *
 * @param seat for which it is cast; may be left out by a person who stands for one seat only
 * @param option id of the chosen option
 */
public record Vote(Optional<String> seat, String option, Receipt receipt) {

    public Vote {
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(receipt, "receipt");
    }

    /** Its words must not appear in any log. */
    @Override
    public String toString() {
        return "Vote[...]";
    }
}
