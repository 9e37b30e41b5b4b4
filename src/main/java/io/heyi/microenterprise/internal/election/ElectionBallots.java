package io.heyi.microenterprise.internal.election;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.ballot.Addressee;
import io.heyi.ballot.BallotCall;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotResult;
import io.heyi.ballot.BallotResult.Outcome;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.Closing;
import io.heyi.ballot.CountingRule;
import io.heyi.ballot.Option;
import io.heyi.ballot.Seat;
import io.heyi.ballot.Secrecy;
import io.heyi.ballot.Speakers;
import io.heyi.ballot.Wording;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.orchestration.TryLater;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Calls the secret ballots of an election on its frozen roll and takes their counts. Platform owners have no vote (domain.md P5). */
@Component
class ElectionBallots {

    private static final Duration END_IS_NEAR = Duration.ofSeconds(1);

    private final Ballots ballots;
    private final MicroenterpriseStore microenterprises;
    private final Access access;
    private final ElectionPolicy policy;
    private final Clock clock;

    ElectionBallots(Ballots ballots, MicroenterpriseStore microenterprises, Access access, ElectionPolicy policy, Clock clock) {
        this.ballots = ballots;
        this.microenterprises = microenterprises;
        this.access = access;
        this.policy = policy;
        this.clock = clock;
    }

    /** Two thirds of the roll recall an owner who meets the bottom values; one who misses them is recalled by a majority of the votes cast (A). */
    OpenedBallot openRecall(OwnerElection election) {
        var rule = election.bottomMet() ? CountingRule.ofTheRoll(policy.recallNeeded()) : CountingRule.majority(policy.quorum());
        var options = List.of(Option.of(Round.RECALL, Wording.message("election.option.recall")), Option.of(Round.KEEP, Wording.message("election.option.keep")));
        return open(election, "recall", "election.ballot.recall", rule, options, election.recallRoll());
    }

    OpenedBallot openElection(OwnerElection election) {
        var options = election.balloting().options().stream().map(key -> option(election, key)).toList();
        return open(election, "ballot-" + (election.rounds().size() + 1), election.isFirst() ? "election.ballot.founding" : "election.ballot." + election.balloting().kind(), CountingRule.majority(policy.quorum()), options, election.roll());
    }

    private Option option(OwnerElection election, String key) {
        if (key.equals(Round.NOBODY)) {
            return Option.of(key, Wording.message(election.isChallenge() ? "election.option.ownerStays" : "election.option.nobody"));
        }
        var candidate = election.candidate(key).orElseThrow();
        var promises = candidate.plan().targets().stream().map(one -> one.metric() + " " + one.value().toPlainString() + " " + one.unit() + " (" + one.dueMonth() + ")").toList();
        return Option.of(key, Wording.of(name(candidate.person())), Wording.of(String.join("; ", promises)));
    }

    private OpenedBallot open(OwnerElection election, String reference, String words, CountingRule rule, List<Option> options, List<Username> roll) {
        var now = clock.instant();
        var ends = now.plus(Duration.ofDays(policy.ballotDays()));
        var seats = roll.stream().map(person -> Seat.of(person, name(person))).toList();
        var observers = List.of(election.incumbent());
        var ballot = ballots.open(new BallotCall(election.id() + "/" + reference, election.id().value(), "/elections/" + election.id(), subject(election),
                Wording.message(words + ".question", name(election.incumbent())), Secrecy.SECRET, rule, ends, options, seats, observers)
                .answeredBy(new Speakers(List.of(), observers)));
        return new OpenedBallot(ballot.value(), seats.stream().map(Addressee::of).toList(), ends.toString(), policy.reminderAt(now, ends).toString());
    }

    /** Instead of a ballot that has nobody to vote for; its times fit timers of models that wait for it all the same. */
    BallotSteps.Opened none() {
        var now = clock.instant();
        var ends = now.plus(Duration.ofDays(policy.ballotDays()));
        return new BallotSteps.Opened("nobody", "", List.of(), ends.toString(), policy.reminderAt(now, ends).toString());
    }

    /** The count of the open ballot; a repeat gives the same. */
    Counted count(OwnerElection election) {
        var ballot = election.balloting().open().orElseThrow(() -> new IllegalStateException("election " + election.id() + " has no open ballot")).ballot();
        return switch (ballots.close(new BallotId(ballot))) {
            case Closing.Counted(var result) -> counted(result);
            case Closing.StillOpen(var endsAt) -> throw TryLater.after(END_IS_NEAR, "votes are taken until " + endsAt);
            case Closing.Faulty(var why) -> throw new IllegalStateException("ballot " + ballot + " was tampered with and is not counted: " + why);
            case Closing.CalledOff() -> throw new IllegalStateException("ballot " + ballot + " was called off while election " + election.id() + " goes on");
        };
    }

    private static Counted counted(BallotResult result) {
        var chosen = result.outcome() instanceof Outcome.Chosen(var option) ? option.id() : null;
        return new Counted(Counted.Outcome.valueOf(result.outcome().kind().name()), chosen, result.votes(),
                result.ranked().stream().map(count -> new Round.Votes(count.option().id(), count.votes())).toList());
    }

    /** Ends a ballot whose election ends before it. */
    void callOff(OwnerElection election) {
        election.balloting().open().ifPresent(round -> ballots.callOff(new BallotId(round.ballot()), "election.ballot.calledOff"));
    }

    private String subject(OwnerElection election) {
        return microenterprises.find(election.microenterprise()).map(MicroenterpriseStore.Row::name).orElse(election.microenterprise());
    }

    private String name(Username person) {
        return access.nameOf(person).filter(name -> !name.isBlank()).orElse(person.value());
    }
}
