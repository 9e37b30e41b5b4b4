package io.heyi.ballot;

import java.util.Optional;

/**
 * A ballot as everybody concerned may see it.
 *
 * @param votes seats that have voted, of {@code call.seats()}
 * @param result once counted
 */
public record BallotView(BallotId id, BallotCall call, BallotState state, int votes, Optional<BallotResult> result) {}
