package io.heyi.performance;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Star ratings, and what moves them outside of a month's end: the settlement of a part that ends early. The formula is the one of each month (domain.md §3a: 0.8 × old
 * + 0.2 × 5 × min(1, actual ÷ committed)). Writing joins the caller's transaction.
 */
public interface Ratings {

    /** Stars, 0 to 5; a newcomer has the policy's (3.0). */
    BigDecimal stars(ActorId actor);

    /**
     * Rates a party whose part ends early, by what no month's end has rated: its months that are frozen and not concluded, and the month of its last day, with what
     * was reported until now. What was not reported fulfils nothing (docs/adr/0014); an amount was promised for the days of the part in that month only. The rating never rises by it
     * (docs/adr/0018). A repeat with the same key changes nothing and gives the first result.
     *
     * @return empty where nothing is left to rate: the last month was rated by its own end, or the part promised nothing
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
     * @param part that ends, with its promises as they were
     * @param firstDay of the part in the month of its last day; the day after that where it was in force on no day of the month
     * @param lastDay of the part
     * @param reason people read it beside the rating, so it is plain text without a person's data; 1 to 300 characters
     * @param person user name of who decided, or {@code system}
     */
    record Settlement(String key, Node part, EmcCode emc, LocalDate firstDay, LocalDate lastDay, String reason, String person) {

        /** @throws IllegalArgumentException for a key, reason or person that is empty or too long, or for days of which the first is not in the month of the last or too late */
        public Settlement {
            if (firstDay.isBefore(lastDay.withDayOfMonth(1)) || firstDay.isAfter(lastDay.plusDays(1))) {
                throw new IllegalArgumentException("firstDay must be in the month of lastDay " + lastDay + " and not after the day that follows it, not " + firstDay);
            }
            require("key", key, 100);
            require("reason", reason, 300);
            require("person", person, 200);
        }

        public ActorId actor() {
            return part.actor();
        }

        public YearMonth month() {
            return YearMonth.from(lastDay);
        }

        /** Of the part in the month of its last day, 0 to 31. */
        public int days() {
            return (int) ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
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
