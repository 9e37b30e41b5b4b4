package io.heyi.dissolution.internal;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.ballot.Addressee;
import io.heyi.ballot.BallotCall;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotResult;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.CountingRule;
import io.heyi.ballot.Option;
import io.heyi.ballot.Seat;
import io.heyi.ballot.Secrecy;
import io.heyi.ballot.Wording;
import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.DissolutionPolicy;
import io.heyi.dissolution.internal.domain.Vote;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Secret ballots of the members by the module of ballots: one seat for each, two thirds of the roll (domain.md P6, deciders). It is their own fate, so interests do not matter, but for those who would
 * take it over: they do not sit (product-bar T2). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DissolutionBallot {

    private static final int LONGEST_SUBJECT = 200;

    private final Ballots ballots;
    private final DissolutionPeople people;
    private final Access access;
    private final DissolutionPolicy policy;
    private final DissolutionSchedule schedule;
    private final Clock clock;

    DissolutionBallot(Ballots ballots, DissolutionPeople people, Access access, DissolutionPolicy policy, DissolutionSchedule schedule, Clock clock) {
        this.ballots = ballots;
        this.people = people;
        this.access = access;
        this.policy = policy;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Freezes the roll and the paper; opening the same again gives the same ballot. Without a member there is none. */
    public Vote open(Dissolution found) {
        var kind = found.nextVote();
        var ends = schedule.voteEnds();
        var takers = people.takers(found);
        var seats = people.members(found.microenterprise()).stream().filter(person -> !takers.contains(person)).map(this::seat).toList();
        if (seats.isEmpty()) {
            return new Vote(kind, null, 0, ends, null);
        }
        var ballot = ballots.open(new BallotCall(found.code() + "/vote-" + (found.votes().size() + 1), found.code().value(), "/dissolutions/" + found.code(), subject(found),
                Wording.message("dissolution.ballot." + kind, found.name()), Secrecy.SECRET, CountingRule.ofTheRoll(policy.votesNeeded()), ends, options(found, kind), seats, List.of()));
        return new Vote(kind, ballot.value(), seats.size(), ends, null);
    }

    private Seat seat(Username person) {
        return Seat.of(person, access.nameOf(person).filter(name -> !name.isBlank()).orElse(person.value()));
    }

    private static String subject(Dissolution found) {
        return found.name().length() > LONGEST_SUBJECT ? found.name().substring(0, LONGEST_SUBJECT) : found.name();
    }

    private static List<Option> options(Dissolution found, Vote.Kind kind) {
        return switch (kind) {
            case MOTION -> List.of(option("dissolve"), option("goOn"));
            case CONSENT -> List.of(option("merge", found.carried().map(Alternative::targetName).orElse("")), option("notMerge"));
            case ALTERNATIVES -> {
                var all = new ArrayList<Option>();
                found.possible().forEach(one -> all.add(Option.of(one.id(), Wording.message("dissolution.option." + one.kind(), one.targetName()), Wording.of(one.text()))));
                all.add(option("dissolve"));
                yield List.copyOf(all);
            }
        };
    }

    private static Option option(String id, String... arguments) {
        return Option.of(id, Wording.message("dissolution.option." + id, arguments));
    }

    public List<Addressee> seats(Vote vote) {
        return vote.ballot() == null ? List.of() : ballots.find(new BallotId(vote.ballot())).orElseThrow().call().seats().stream().map(Addressee::of).toList();
    }

    /** What the counted ballot says, also where there was none. */
    public Vote.Result count(Vote vote) {
        if (vote.ballot() == null) {
            return new Vote.Result("TOO_FEW", null, 0, 0, clock.instant());
        }
        return ballots.find(new BallotId(vote.ballot())).orElseThrow().result().map(this::counted).orElseGet(() -> new Vote.Result("CALLED_OFF", null, 0, 0, clock.instant()));
    }

    private Vote.Result counted(BallotResult result) {
        var chosen = result.outcome() instanceof BallotResult.Outcome.Chosen(var option) ? option.id() : null;
        return new Vote.Result(result.outcome().kind().name(), chosen, result.votes(), result.needed(), clock.instant());
    }

    /** A ballot that runs when its case ends is not counted. */
    public void callOff(Dissolution found) {
        found.votes().stream().filter(vote -> vote.ballot() != null && vote.result() == null).forEach(vote -> ballots.callOff(new BallotId(vote.ballot()), "dissolution.ballot.calledOff"));
    }
}
