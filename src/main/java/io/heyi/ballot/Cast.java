package io.heyi.ballot;

import java.time.Instant;
import java.util.List;

/** What became of casting a vote. Only {@link Counted} has changed anything. */
public sealed interface Cast {

    record Counted(Receipt receipt) implements Cast {}

    /** The very same vote has been counted before: a repeated request. */
    record AlreadyCounted(Receipt receipt) implements Cast {}

    /** The seat has voted; a vote is final. */
    record SeatHasVoted(String seat) implements Cast {}

    /** The person stands for no seat of this ballot, or not for the one named. */
    record NotOnRoll() implements Cast {}

    /** The person has an interest in what the ballot is about; the seat stays for its other people. */
    record Interested() implements Cast {}

    /** The person stands for several seats and must name the one that is meant. */
    record WhichSeat(List<String> seats) implements Cast {}

    record UnknownOption(List<String> options) implements Cast {}

    /** Another vote carries this receipt; a new random one is needed. */
    record ReceiptTaken() implements Cast {}

    /** Ended, counted or called off. */
    record Closed(Instant endsAt) implements Cast {}

    /** The database does not fit what was sealed; nothing counts until an operator has looked. */
    record Faulty() implements Cast {}

    record UnknownBallot() implements Cast {}
}
