package io.heyi.ledger;

import io.heyi.access.CurrentUser;
import io.heyi.ledger.Ledger.Entry;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Amounts in the books that a reader must not learn, because one person's pay could be reckoned from them (issue 5 part 4). A bean of the module that books the pay. */
@FunctionalInterface
public interface PrivateAmounts {

    /** Entries in the books of this owner whose amounts stay private. Asked once for all that is shown; the answer may remember what it has looked up. */
    Predicate<Entry> from(CurrentUser reader, String owner);

    /** What any of them keeps private. */
    static Predicate<Entry> from(Stream<PrivateAmounts> all, CurrentUser reader, String owner) {
        return all.map(one -> one.from(reader, owner)).reduce(entry -> false, Predicate::or);
    }
}
