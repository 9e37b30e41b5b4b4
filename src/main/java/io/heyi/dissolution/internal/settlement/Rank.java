package io.heyi.dissolution.internal.settlement;

import java.util.List;

/** Order of payment (domain.md P6): a class is paid in full before the next one gets anything, so outside creditors always come before any investor. */
public enum Rank {
    WAGES, OUTSIDE_CREDITORS, INSIDE, OUTSIDE_INVESTORS, PLATFORM, MEMBERS;

    /** Who bears loss first (domain.md E17): exactly the order of payment of those who hold capital, from its end. */
    public static final List<Rank> LOSS_ORDER = List.of(MEMBERS, PLATFORM, OUTSIDE_INVESTORS);

    /** Whether it has put money in, and shares what is left over. */
    public boolean isCapital() {
        return LOSS_ORDER.contains(this);
    }
}
