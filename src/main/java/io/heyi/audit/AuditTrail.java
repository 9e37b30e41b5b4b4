package io.heyi.audit;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;

/** Writes and reads the history. There is no way to change or delete an entry. */
public interface AuditTrail {

    /** Appends in the caller's transaction, so fact and history stand or fall together. */
    AuditEntry record(AuditEvent event);

    /** Appends in a transaction of its own, for refusals whose request changes nothing (403). */
    AuditEntry recordRefusal(AuditEvent event);

    /** The stream's entries, newest first. */
    PageOf<AuditEntry> entries(String stream, PageRequest page);

    /** All entries, newest first. */
    PageOf<AuditEntry> entries(PageRequest page);

    /** Recomputes every chain. */
    AuditVerification verify();

    /** Recomputes the chain of one stream and compares it with the seals of its entries; a stream without entries is intact. */
    AuditVerification verify(String stream);
}
