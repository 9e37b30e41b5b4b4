package io.heyi.emc;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Months of one EMC of which a person may see contract, figures and money.
 *
 * @param all every month, whether it has a contract or not; {@code named} is empty then
 * @param named the months, where not all are meant
 */
public record ReadableMonths(boolean all, Set<YearMonth> named) {

    public ReadableMonths {
        named = Set.copyOf(named);
    }

    public static ReadableMonths every() {
        return new ReadableMonths(true, Set.of());
    }

    public static ReadableMonths of(Collection<YearMonth> months) {
        return new ReadableMonths(false, Set.copyOf(months));
    }

    public boolean contains(YearMonth month) {
        return all || named.contains(month);
    }

    /** This month alone, if it is among these. */
    public ReadableMonths only(YearMonth month) {
        return of(contains(month) ? List.of(month) : List.of());
    }

    /** {@code 2026-11} and so on, as columns have them; null for all. */
    public String[] columns() {
        return all ? null : named.stream().map(YearMonth::toString).toArray(String[]::new);
    }
}
