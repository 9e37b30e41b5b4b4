package io.heyi.emc.internal.sharing;

import java.math.BigInteger;
import java.util.Comparator;

/** Order of ids where a tie must be broken (domain.md §3a): ids that are numbers by their value and before all others, the rest by their characters. */
final class LowestId {

    static final Comparator<String> FIRST = Comparator.comparing((String id) -> !isNumber(id))
            .thenComparing(id -> isNumber(id) ? new BigInteger(id) : BigInteger.ZERO).thenComparing(Comparator.naturalOrder());

    private LowestId() {}

    private static boolean isNumber(String id) {
        return id.matches("[0-9]{1,60}");
    }
}
