package io.heyi.audit;

import io.heyi.access.CurrentUser;
import java.util.function.Predicate;

/** What auditors and administrators are not told yet either, because they take part themselves, e.g. in a tender. A bean of the module that writes the entries. */
@FunctionalInterface
public interface HeldBack {

    /** Entries whose details this reader must not know now. Asked once for all that is shown; the answer may remember what it has looked up. */
    Predicate<AuditEntry> from(CurrentUser reader);
}
