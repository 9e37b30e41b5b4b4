package io.heyi.ballot;

import java.time.Instant;

/** What came of closing a ballot. */
public sealed interface Closing {

    /** Counted now or before. */
    record Counted(BallotResult result) implements Closing {}

    /** The end has not come and seats are still missing. */
    record StillOpen(Instant endsAt) implements Closing {}

    /** The sealed votes, the roll or the paper were changed behind the product's back; nothing is published and an operator must look. */
    record Faulty(String why) implements Closing {}

    record CalledOff() implements Closing {}
}
