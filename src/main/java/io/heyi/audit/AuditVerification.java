package io.heyi.audit;

/** The result of recomputing the chains. */
public sealed interface AuditVerification {

    record Intact(long entries) implements AuditVerification {}

    /** The first broken link, by id of the entry, with what does not fit. */
    record Broken(long entryId, String stream, long sequence, String why) implements AuditVerification {}
}
