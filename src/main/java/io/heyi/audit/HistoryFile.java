package io.heyi.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.audit.proof.HistoryCheck;
import io.heyi.shared.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A history to take away, with all that is needed to recompute its chain (product-bar T7, docs/history-file.md).
 *
 * @param format {@link HistoryCheck#FORMAT}
 * @param businessKey stream of all entries
 * @param issuedTo user name of whom it was given to
 * @param complete whether no entry is missing between the first of the case and the last one here
 */
public record HistoryFile(String format, String businessKey, Instant issuedAt, String issuedTo, boolean complete, List<Entry> entries) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param details canonical JSON, part of what the hash covers; null when held back
     * @param heldBack whether the reader may not know yet what it says; its hash and its link are told all the same
     */
    public record Entry(long sequence, Instant at, String actor, String action, boolean heldBack, @JsonRawValue String details, String previousHash, String hash) {}

    /**
     * @param entries of one stream, oldest first
     * @param heldBack ids of those whose details stay hidden
     */
    public static HistoryFile of(String businessKey, String issuedTo, Instant issuedAt, List<AuditEntry> entries, Set<Long> heldBack) {
        var whole = !entries.isEmpty() && entries.getFirst().sequence() == 1 && entries.getLast().sequence() == entries.size();
        return new HistoryFile(HistoryCheck.FORMAT, businessKey, issuedAt, issuedTo, whole, entries.stream().map(entry -> entry(entry, heldBack.contains(entry.id()))).toList());
    }

    private static Entry entry(AuditEntry entry, boolean heldBack) {
        return new Entry(entry.sequence(), entry.at(), entry.actor(), entry.action(), heldBack, heldBack ? null : details(entry), entry.previousHash(), entry.hash());
    }

    private static String details(AuditEntry entry) {
        try {
            return CanonicalJson.of(JSON.writeValueAsString(entry.details()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details came as JSON", e);
        }
    }
}
