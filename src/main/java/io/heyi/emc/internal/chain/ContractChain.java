package io.heyi.emc.internal.chain;

import io.heyi.emc.EmcCode;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The contract ledger: one chain per EMC of canonical JSON payloads, linked by SHA-256 and signed with the product's Ed25519 key (issue 3, part 3).
 */
public interface ContractChain {

    /**
     * Appends in the caller's transaction, which must exist. Writers of one EMC wait for each other, different EMCs never do.
     *
     * @param entryKey makes a repeat harmless: unique within the EMC, e.g. {@code version/3} or {@code signature/3/ME-0001}; letters, digits and {@code ._@:/-}
     * @param payload any JSON; kept in canonical form
     * @return position in the chain, from 1
     * @throws IllegalStateException when the key was used with another type or payload
     * @throws IllegalArgumentException for a payload that is not JSON or has a number that canonical JSON cannot hold exactly (write such amounts as text)
     */
    long append(EmcCode emc, EntryType type, String entryKey, String payload);

    /** Appends these in their order, as one {@link #append(EmcCode, EntryType, String, String)} after the other would. */
    void append(EmcCode emc, List<NewEntry> entries);

    /** Entries, oldest first. */
    PageOf<Entry> entries(EmcCode emc, PageRequest page);

    /** Entries of one type, oldest first. */
    List<Entry> entries(EmcCode emc, EntryType type);

    /** The proof file of an EMC, complete and signed; see {@code io.heyi.emc.proof.VerifyProof}. */
    byte[] proof(EmcCode emc);

    /** Recomputes the whole chain; empty when all is well, else the first broken link. */
    Optional<Fault> verify(EmcCode emc);

    /** The product's public keys, the one that signs now first. */
    List<PublicKeyView> keys();

    /** What is recorded; capital letters only, because verifiers that parties keep know no other names. */
    enum EntryType { VERSION, SIGNATURE, REMOVAL, REDUCTION, TERMINATION, LAPSE, SETTLEMENT }

    /** @param payload any JSON */
    record NewEntry(EntryType type, String entryKey, String payload) {}

    record Entry(long number, EntryType type, String entryKey, String payload, String keyId, String previousHash, String hash, String signature, Instant at) {}

    /**
     * @param number of the entry, or of the one that is missing
     * @param what {@code missing}, {@code link}, {@code content}, {@code signature}, {@code key} (signed with a key that is not the product's), {@code tail}
     *     (the last entries are gone) or {@code version} (the product works with another version than the one sealed)
     */
    record Fault(long number, String what) {}

    /**
     * @param id SHA-256 of the key
     * @param spki DER form of the public key in base64
     */
    record PublicKeyView(String id, String spki) {}
}
