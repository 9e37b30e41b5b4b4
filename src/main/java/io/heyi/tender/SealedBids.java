package io.heyi.tender;

import java.time.Instant;
import java.util.List;

/**
 * Keeps bids unreadable to everybody, the database included, until a deadline (product-bar D4): each box has its own key pair; the private half is kept
 * wrapped by a key that lives outside the database and is used only once the box may be opened. All calls join the caller's transaction.
 */
public interface SealedBids {

    /**
     * Sets up a box; a repeat with the same values changes nothing.
     *
     * @param box e.g. {@code EMC-0001/1}
     * @throws IllegalStateException when the box exists with another deadline
     */
    void prepare(String box, Instant opensAt);

    /**
     * Moves the opening of a box that is not open yet, e.g. when a call is extended; never to an earlier time.
     *
     * @throws IllegalStateException when the box is open or the time is earlier than the present one
     */
    void postpone(String box, Instant opensAt);

    /** Seals a bid, replacing the bidder's earlier one in the same box (the earlier one stays on record, sealed). */
    Put put(String box, String bidder, String json);

    /** Takes a bid back before the opening; false when there was none. */
    boolean withdraw(String box, String bidder);

    /**
     * Opens the box, which is recorded in the audit history; a repeat gives the same bids. Whoever keeps the receipts compares them with what comes out.
     *
     * @throws IllegalStateException before the deadline
     */
    List<Bid> open(String box);

    /** What became of a bid. */
    sealed interface Put {

        record Sealed(Receipt receipt) implements Put {}

        /** The deadline has passed. */
        record TooLate(Instant deadline) implements Put {}
    }

    /** @param digest SHA-256 of the sealed bytes, the bidder's proof of what lies in the box */
    record Receipt(String bidder, Instant at, String digest) {}

    /** @param digest of the sealed bytes that were opened; the same as the bidder's receipt unless another bid was put in its place */
    record Bid(String bidder, Instant at, String digest, String json) {}
}
