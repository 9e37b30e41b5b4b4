package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What became of offers: the history that an order may learn from, and what a proposal has to respect. */
public interface Placements {

    /** Every answered offer of an opening, the oldest first; read in one pass. Offers that somebody else's acceptance overtook are no answers and are left out. */
    void forEachAnswered(Consumer<Placement> each);

    /** By person the openings that he or she has refused. */
    Map<Username, Set<OpeningCode>> refused();

    /** Who has accepted an offer since then, or earlier one that still waits to be carried out: they have found a place. */
    Set<Username> settledSince(Instant since);

    /**
     * @param joined day of the membership; null when refused or not there yet
     * @param left day on which that membership ended; null while it goes on
     */
    record Placement(String offer, OpeningCode opening, Username person, boolean accepted, Instant answeredAt, LocalDate joined, LocalDate left) {}
}
