package io.heyi.performance;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Star ratings, and what moves them outside of a month's end: the settlement of a part that ends early. The formula is the one of each month (domain.md §3a: 0.8 × old
 * + 0.2 × 5 × min(1, actual ÷ committed)). Writing joins the caller's transaction.
 */
public interface Ratings {

    /** Stars, 0 to 5; a newcomer has the policy's (3.0). */
    BigDecimal stars(ActorId actor);

    /**
     * Rates a party once more, by all frozen figures that it has in these months of the EMC. A repeat with the same key changes nothing and gives the first result.
     *
     * @return empty where the party has no frozen figure in these months: who committed to nothing is not rated
     * @throws IllegalArgumentException if the key was used for another party or EMC
     */
    Optional<Change> settle(Settlement settlement);

    Optional<Change> find(String key);

    /**
     * Takes one change back, e.g. after a granted appeal: the rating becomes what it would be without it, and every other change, earlier or later, stays. A repeat
     * changes nothing.
     *
     * @param person user name of who decided
     * @return the change, which is then {@link Change#restored()}; empty for an unknown key
     */
    Optional<Change> restore(String key, String reason, String person);

    /**
     * @param key unique for all time, e.g. {@code RC-0001/removal}
     * @param last not before {@code first}
     * @param reason people read it beside the rating, so it is plain text without a person's data; 1 to 300 characters
     * @param person user name of who decided, or {@code system}
     */
    record Settlement(String key, ActorId actor, EmcCode emc, YearMonth first, YearMonth last, String reason, String person) {

        /** @throws IllegalArgumentException for months in the wrong order, or a key, reason or person that is empty or too long */
        public Settlement {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("last must not be before first");
            }
            require("key", key, 100);
            require("reason", reason, 300);
            require("person", person, 200);
        }

        private static void require(String name, String text, int most) {
            if (text == null || text.isBlank() || text.length() > most) {
                throw new IllegalArgumentException(name + " must have 1 to " + most + " characters");
            }
        }
    }

    /**
     * @param fulfilment mean of min(1, actual ÷ committed), 0 to 1
     * @param before stars before this change
     * @param after stars after this change; later changes are not in it
     * @param restored whether it was taken back
     */
    record Change(String key, ActorId actor, EmcCode emc, BigDecimal fulfilment, BigDecimal before, BigDecimal after, Instant at, boolean restored) {}
}
