package io.heyi.emc;

import io.heyi.access.CurrentUser;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The directory of EMCs and their contracts, for other modules and for pages. Reading rights are the caller's affair unless a reader is asked for. */
public interface Emcs {

    /** @param query text in code, title, scenario or lead; empty for all */
    default PageOf<EmcSummary> search(String query, CurrentUser reader, PageRequest page) {
        return search(EmcFilter.text(query), reader, page);
    }

    /**
     * Newest first.
     *
     * @param reader outside partners see open calls and the EMCs they are party to, everybody else sees all (domain.md §1a)
     */
    PageOf<EmcSummary> search(EmcFilter filter, CurrentUser reader, PageRequest page);

    /** One EMC as {@link #search} finds it; empty for one that the reader may not see. */
    Optional<EmcSummary> summary(EmcCode code, CurrentUser reader);

    /** The same EMCs as {@link #search}, counted by platform and party. */
    EmcTotals totals(CurrentUser reader);

    Optional<EmcView> find(EmcCode code);

    /** Whether this person may see the EMC. */
    boolean mayRead(CurrentUser reader, EmcCode code);

    /**
     * Those of the EMCs whose contracts and figures this person may see: people inside of all, outside readers of those that an actor of theirs leads, is or was
     * party to. A call that is open to them shows them nothing of the past.
     */
    Set<EmcCode> readableAmong(CurrentUser reader, Collection<EmcCode> codes);

    /**
     * Months of the EMC whose contract, figures and money this person may see: people inside of every month, outside readers of those whose sealed contract names an
     * actor of theirs. An open call, or having been a party once, shows them nothing of other months.
     */
    ReadableMonths monthsFor(CurrentUser reader, EmcCode code);

    /** The same for several EMCs at once; those without such a month are missing from the result. */
    Map<EmcCode, ReadableMonths> monthsFor(CurrentUser reader, Collection<EmcCode> codes);

    /** Terms in force at the end of a month, or now for one that runs; empty when no version covers it. */
    Optional<ContractTerms> termsOf(EmcCode code, YearMonth period);

    /** Numbers of the sealed versions by the month that they are for, oldest first. */
    Map<EmcCode, Map<YearMonth, List<Integer>>> versionNumbers(Collection<EmcCode> codes);

    /** Terms in force on a day; empty when no version covers it. */
    Optional<ContractTerms> termsOn(EmcCode code, LocalDate day);

    /** First day in the month of {@code day} since which the party has had a part without a break; empty where it had none on that day. */
    Optional<LocalDate> partSince(EmcCode code, ActorId party, LocalDate day);

    /** The EMCs whose contract is in force, or suspended, and names the party; by code. */
    List<EmcCode> runningWith(ActorId party);

    /** All EMCs with a version in force in the month, by code, for paging through thousands: those after {@code after}. */
    List<EmcCode> activeIn(YearMonth period, EmcCode after, int limit);

    /** Names of the actors that are known and active; the others are missing from the result. */
    Map<ActorId, String> names(Collection<ActorId> actors);

    /** Whether the person acts for the actor: owner of the ME, owner of the shared-service platform, or the partner himself. */
    boolean actsFor(CurrentUser person, ActorId actor);

    /** The parties for which this person acts in the EMC. */
    List<ActorId> actingFor(CurrentUser person, EmcCode code);
}
