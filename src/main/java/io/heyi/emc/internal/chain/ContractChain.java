package io.heyi.emc.internal.chain;

import io.heyi.emc.EmcCode;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;

/**
 * The contract ledger: one chain per EMC of canonical JSON payloads, linked by SHA-256 and signed with the product's Ed25519 key (issue 3, part 3).
 */
public interface ContractChain {

    /**
     * Appends in the caller's transaction.
     *
     * @param entryKey makes a repeat harmless: unique within the EMC, e.g. {@code version/3} or {@code signature/3/ME-0001}
     * @param payload any JSON; kept in canonical form
     * @return position in the chain, from 1
     * @throws IllegalStateException when the key was used with another payload
     */
    long append(EmcCode emc, EntryType type, String entryKey, String payload);

    /** Entries, oldest first. */
    PageOf<Entry> entries(EmcCode emc, PageRequest page);

    /** The proof file of an EMC, complete and signed. */
    byte[] proof(EmcCode emc);

    /** Recomputes the whole chain; empty text when all is well, else what is wrong with the first broken link. */
    String verify(EmcCode emc);

    /** What is recorded. */
    enum EntryType { VERSION, SIGNATURE, TERMINATION, LAPSE, SETTLEMENT }

    record Entry(long number, EntryType type, String entryKey, String payload, String previousHash, String hash, String signature, Instant at) {}
}
