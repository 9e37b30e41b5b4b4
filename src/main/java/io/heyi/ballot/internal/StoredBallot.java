package io.heyi.ballot.internal;

import io.heyi.access.Username;
import io.heyi.ballot.BallotCall;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotResult;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.BallotView;
import io.heyi.ballot.Seat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ballot as its rows hold it.
 *
 * @param fingerprint of the call as it was opened
 * @param votes in the urn
 * @param roll in the order of the call
 * @param urn null once the ballot has ended
 * @param reason why it was called off (a caller's message key) or is faulty (a {@link Fault}); null otherwise
 * @param counts by option id, once published
 */
public record StoredBallot(BallotId id, BallotCall call, BallotState state, String fingerprint, int votes, List<SeatState> roll, byte[] urn, String urnKey, Instant openedAt,
                           Instant closedAt, String reason, Map<String, Integer> counts) {

    /** @param castBy and receipt: known of open ballots only */
    public record SeatState(Seat seat, boolean voted, String castBy, String receipt) {}

    /** Seats for which the person may cast a vote. */
    public List<SeatState> seatsOf(Username person) {
        return roll.stream().filter(one -> one.seat().people().contains(person)).toList();
    }

    public List<Seat> missing() {
        return roll.stream().filter(one -> !one.voted()).map(SeatState::seat).toList();
    }

    public int voted() {
        return (int) roll.stream().filter(SeatState::voted).count();
    }

    public Optional<BallotResult> result() {
        return state == BallotState.COUNTED ? Optional.of(BallotResult.of(call.rule(), call.seats().size(), call.options(), counts)) : Optional.empty();
    }

    public boolean isRunning(Instant now) {
        return state == BallotState.OPEN && now.isBefore(call.endsAt());
    }

    BallotView view() {
        return new BallotView(id, call, state, votes, result());
    }

    UrnSeals.Place place() {
        return new UrnSeals.Place(id.value(), fingerprint, votes);
    }
}
