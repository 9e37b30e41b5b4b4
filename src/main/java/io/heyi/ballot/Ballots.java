package io.heyi.ballot;

import io.heyi.access.CurrentUser;
import java.util.List;
import java.util.Optional;

/**
 * Ballots for other modules. Opening, reminding, closing and calling off join the caller's transaction, so that a case and its ballot stand or fall together; wait for
 * the end in the process (a timer at {@code endsAt}, or all voting tasks done), then close.
 */
public interface Ballots {

    /**
     * Opens a ballot: roll, paper, rule and end are frozen, and their fingerprint stands in the history. Repeating the same call gives the same ballot.
     *
     * @throws IllegalArgumentException when the end is not in the future
     * @throws IllegalStateException when the reference belongs to a ballot with another content
     */
    BallotId open(BallotCall call);

    Optional<BallotView> find(BallotId id);

    /** The ballot that was opened with this reference. */
    Optional<BallotId> withReference(String reference);

    /** Seats that have not voted, in the order of the roll. */
    List<Seat> missing(BallotId id);

    /** Leaves a mark in the history of ballot and case that names the seats still missing; without any it leaves none. */
    List<Seat> remind(BallotId id);

    /**
     * Casts a vote in a transaction of its own or the caller's. The voter is always who is signed in.
     *
     * @param voter the acting person, from session or token only
     */
    Cast cast(BallotId id, CurrentUser voter, Vote vote);

    /**
     * Counts and publishes once the end has come or all seats have voted; a repeat gives the same.
     *
     * @throws IllegalStateException when there is no such ballot
     */
    Closing close(BallotId id);

    /**
     * Ends an open ballot without counting because its case has ended; votes are destroyed unread. Nothing happens to one that is not open.
     *
     * @param reason message key for people, in the caller's bundle
     * @throws IllegalStateException when there is no such ballot
     */
    void callOff(BallotId id, String reason);
}
