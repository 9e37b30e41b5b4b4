package io.heyi.ballot.internal;

import io.heyi.access.CurrentUser;
import io.heyi.ballot.BallotCall;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotResult;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.BallotView;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Closing;
import io.heyi.ballot.Option;
import io.heyi.ballot.Seat;
import io.heyi.ballot.Secrecy;
import io.heyi.ballot.Vote;
import io.heyi.ballot.internal.Integrity.Checked;
import io.heyi.ballot.internal.StoredBallot.SeatState;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ballots from opening to count. Everything that changes one happens under its row's lock. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class BallotService implements Ballots {

    private final BallotStore store;
    private final UrnSeals seals;
    private final Integrity integrity;
    private final Impartiality impartiality;
    private final BallotHistory history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BallotService(BallotStore store, UrnSeals seals, Integrity integrity, Impartiality impartiality, BallotHistory history, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.seals = seals;
        this.integrity = integrity;
        this.impartiality = impartiality;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public BallotId open(BallotCall asked) {
        // the database keeps microseconds, and the fingerprint must fit what is read back
        var call = asked.endingAt(asked.endsAt().truncatedTo(ChronoUnit.MICROS));
        var fingerprint = Fingerprint.of(call);
        var known = store.lockReference(call.reference());
        if (known.isPresent()) {
            if (!existing(known.get()).fingerprint().equals(fingerprint)) {
                throw new IllegalStateException("ballot " + known.get() + " was opened as " + call.reference() + " with another content");
            }
            return known.get();
        }
        if (!call.endsAt().isAfter(clock.instant())) {
            throw new IllegalArgumentException("endsAt must be in the future, not " + call.endsAt());
        }
        var id = store.nextId();
        var key = seals.newKey(id.value());
        var urn = seals.seal(key, new UrnSeals.Place(id.value(), fingerprint, 0), Urn.empty().bytes(call.seats().size()));
        store.insert(id, call, fingerprint, urn, key, clock.instant());
        history.opened(existing(id));
        return id;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<BallotView> find(BallotId id) {
        return store.find(id).map(StoredBallot::view);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<BallotId> withReference(String reference) {
        return store.withReference(reference);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Seat> missing(BallotId id) {
        return existing(id).missing();
    }

    @Override
    public List<Seat> remind(BallotId id) {
        var ballot = locked(id);
        var missing = ballot.state() == BallotState.OPEN ? ballot.missing() : List.<Seat>of();
        if (!missing.isEmpty()) {
            history.reminded(ballot, missing);
        }
        return missing;
    }

    @Override
    @Transactional
    public Cast cast(BallotId id, CurrentUser voter, Vote vote) {
        return store.lock(id).map(ballot -> cast(ballot, voter, vote)).orElseGet(Cast.UnknownBallot::new);
    }

    private Cast cast(StoredBallot ballot, CurrentUser voter, Vote vote) {
        var mine = ballot.seatsOf(voter.username());
        var named = mine.stream().filter(one -> vote.seat().filter(id -> !one.seat().id().equals(id)).isEmpty()).toList();
        if (named.isEmpty()) {
            return new Cast.NotOnRoll();
        }
        if (named.size() > 1) {
            return new Cast.WhichSeat(named.stream().map(one -> one.seat().id()).toList());
        }
        if (ballot.state() == BallotState.FAULTY) {
            return new Cast.Faulty();
        }
        if (ballot.state() != BallotState.OPEN) {
            return new Cast.Closed(ballot.call().endsAt());
        }
        var options = ballot.call().options().stream().map(Option::id).toList();
        if (!options.contains(vote.option())) {
            return new Cast.UnknownOption(options);
        }
        return switch (integrity.check(ballot)) {
            case Checked.Broken(var fault) -> {
                markFaulty(ballot, fault);
                yield new Cast.Faulty();
            }
            case Checked.Sound(var urn) -> put(ballot, urn, named.getFirst(), voter, vote, new Urn.Slip(vote.receipt(), options.indexOf(vote.option())));
        };
    }

    private Cast put(StoredBallot ballot, Urn urn, SeatState seat, CurrentUser voter, Vote vote, Urn.Slip slip) {
        if (seat.voted()) {
            boolean same = urn.slip(slip.receipt()).filter(slip::equals).isPresent() && (seat.receipt() == null || seat.receipt().equals(slip.receipt().value()));
            return same ? new Cast.AlreadyCounted(slip.receipt()) : new Cast.SeatHasVoted(seat.seat().id());
        }
        if (!ballot.isRunning(clock.instant())) {
            return new Cast.Closed(ballot.call().endsAt());
        }
        if (impartiality.keepsOut(voter.username(), ballot.call())) {
            return new Cast.Interested();
        }
        if (urn.slip(slip.receipt()).isPresent()) {
            return new Cast.ReceiptTaken();
        }
        var votes = ballot.votes() + 1;
        var by = voter.username().value();
        var sealed = seals.seal(ballot.urnKey(), new UrnSeals.Place(ballot.id().value(), ballot.fingerprint(), votes), urn.with(slip).bytes(ballot.call().seats().size()));
        boolean open = ballot.call().secrecy() == Secrecy.OPEN;
        store.putVote(ballot.id(), seat.seat().id(), open ? by : null, open ? vote.receipt().value() : null, votes, sealed);
        history.voteCounted(ballot, by, seat.seat().id(), votes, sealed);
        events.publishEvent(new VoteCast(ballot.id().value(), ballot.call().businessKey(), seat.seat().id()));
        return new Cast.Counted(vote.receipt());
    }

    @Override
    public Closing close(BallotId id) {
        var ballot = locked(id);
        return switch (ballot.state()) {
            case COUNTED -> new Closing.Counted(ballot.result().orElseThrow());
            case CALLED_OFF -> new Closing.CalledOff();
            case FAULTY -> new Closing.Faulty(ballot.reason());
            case OPEN -> ballot.isRunning(clock.instant()) && !ballot.missing().isEmpty() ? new Closing.StillOpen(ballot.call().endsAt()) : count(ballot);
        };
    }

    private Closing count(StoredBallot ballot) {
        return switch (integrity.check(ballot)) {
            case Checked.Broken(var fault) -> {
                markFaulty(ballot, fault);
                yield new Closing.Faulty(fault.name());
            }
            case Checked.Sound(var urn) -> new Closing.Counted(publish(ballot, urn));
        };
    }

    private BallotResult publish(StoredBallot ballot, Urn urn) {
        var options = ballot.call().options();
        var list = urn.slips().stream().map(slip -> new PublishedVote(slip.receipt().value(), options.get(slip.option()).id())).toList();
        var counts = new LinkedHashMap<String, Integer>();
        options.forEach(option -> counts.put(option.id(), 0));
        list.forEach(vote -> counts.merge(vote.option(), 1, Integer::sum));
        var result = BallotResult.of(ballot.call().rule(), ballot.call().seats().size(), options, counts);
        store.publish(ballot.id(), list, counts, now());
        history.counted(ballot, result, PublishedVote.digest(list));
        return result;
    }

    @Override
    public void callOff(BallotId id, String reason) {
        var ballot = locked(id);
        if (ballot.state() == BallotState.OPEN) {
            store.callOff(id, reason, now());
            history.calledOff(ballot, reason);
        }
    }

    private void markFaulty(StoredBallot ballot, Fault fault) {
        store.markFaulty(ballot.id(), fault, now());
        history.faulty(ballot, fault);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private StoredBallot existing(BallotId id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    private StoredBallot locked(BallotId id) {
        return store.lock(id).orElseThrow(() -> unknown(id));
    }

    private static IllegalStateException unknown(BallotId id) {
        return new IllegalStateException("there is no ballot " + id);
    }
}
