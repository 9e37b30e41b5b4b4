package io.heyi.ballot.internal;

import io.heyi.ballot.Secrecy;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether a running ballot is still what it was opened as and what votes have made of it. */
@Component
class Integrity {

    private final UrnSeals seals;
    private final BallotHistory history;

    Integrity(UrnSeals seals, BallotHistory history) {
        this.seals = seals;
        this.history = history;
    }

    /** What came of looking. */
    sealed interface Checked {

        record Sound(Urn urn) implements Checked {}

        record Broken(Fault fault) implements Checked {}
    }

    Checked check(StoredBallot ballot) {
        if (!Fingerprint.of(ballot.call()).equals(ballot.fingerprint())) {
            return new Checked.Broken(Fault.PAPER);
        }
        if (ballot.voted() != ballot.votes()) {
            return new Checked.Broken(Fault.ROLL);
        }
        var urn = open(ballot);
        if (urn.isEmpty()) {
            return new Checked.Broken(Fault.URN);
        }
        if (ballot.call().secrecy() == Secrecy.OPEN && !receiptsFit(ballot, urn.get())) {
            return new Checked.Broken(Fault.ROLL);
        }
        return history.knows(ballot) ? new Checked.Sound(urn.get()) : new Checked.Broken(Fault.HISTORY);
    }

    private Optional<Urn> open(StoredBallot ballot) {
        if (ballot.urn() == null || ballot.urnKey() == null) {
            return Optional.empty();
        }
        return seals.open(ballot.urnKey(), ballot.place(), ballot.urn())
                .flatMap(bytes -> Urn.of(bytes, ballot.call().seats().size(), ballot.votes(), ballot.call().options().size()));
    }

    private static boolean receiptsFit(StoredBallot ballot, Urn urn) {
        var onRoll = ballot.roll().stream().map(StoredBallot.SeatState::receipt).filter(Objects::nonNull).collect(Collectors.toSet());
        return onRoll.equals(urn.slips().stream().map(slip -> slip.receipt().value()).collect(Collectors.toSet()));
    }
}
