package io.heyi.replacement.internal;

import io.heyi.ballot.BallotCall;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotResult;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.CountingRule;
import io.heyi.ballot.Option;
import io.heyi.ballot.Seat;
import io.heyi.ballot.Secrecy;
import io.heyi.ballot.Wording;
import io.heyi.emc.ActorId;
import io.heyi.replacement.internal.domain.Decision;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementPolicy;
import io.heyi.replacement.internal.domain.Voting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The members' vote of a case by the module of ballots (domain.md P4, E13). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MembersVote {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int LONGEST_SUBJECT = 200;

    private final Roll roll;
    private final Ballots ballots;
    private final Voices voices;
    private final ReplacementSchedule schedule;
    private final ReplacementPolicy policy;
    private final Clock clock;

    MembersVote(Roll roll, Ballots ballots, Voices voices, ReplacementSchedule schedule, ReplacementPolicy policy, Clock clock) {
        this.roll = roll;
        this.ballots = ballots;
        this.voices = voices;
        this.schedule = schedule;
        this.policy = policy;
        this.clock = clock;
    }

    /** Freezes the roll and the question. Where nobody can vote there is no ballot. */
    public Voting open(ReplacementCase found) {
        var called = roll.call(found.subject().actor(), found.others());
        var ends = schedule.voteEnds();
        var reduced = reducedTo(found.subject());
        var voters = called.seats().stream().map(seat -> new ActorId(seat.id())).toList();
        var ballot = called.seats().isEmpty() ? null : ballots.open(call(found, called.seats(), reduced, ends)).value();
        return new Voting(ballot, ends, voters, called.leftOut(), reduced, null);
    }

    private BallotCall call(ReplacementCase found, List<Seat> seats, BigDecimal reduced, java.time.Instant ends) {
        var options = new ArrayList<>(List.of(option(Decision.KEEP)));
        if (reduced != null) {
            options.add(Option.of(Decision.REDUCE.id(), Wording.message("replacement.option.reduce", found.subject().ratioPercent().stripTrailingZeros().toPlainString(), reduced.toPlainString()),
                    Wording.message("replacement.option.reduce.text")));
        }
        options.add(option(Decision.REPLACE));
        var observers = Stream.concat(voices.people(found.subject().actor()).stream(), found.others().stream().flatMap(member -> voices.people(member.actor()).stream())).distinct().toList();
        return new BallotCall(found.code() + "/vote", found.code().value(), "/replacements/" + found.code(), subject(found),
                Wording.message("replacement.ballot.question", found.subject().name(), found.title()), policy.secretVote() ? Secrecy.SECRET : Secrecy.OPEN,
                CountingRule.ofTheRoll(policy.votesNeeded()), ends, options, seats, observers);
    }

    private static String subject(ReplacementCase found) {
        var words = found.subject().name() + " · " + found.title();
        return words.length() > LONGEST_SUBJECT ? words.substring(0, LONGEST_SUBJECT) : words;
    }

    private static Option option(Decision decision) {
        return Option.of(decision.id(), Wording.message("replacement.option." + decision.id()), Wording.message("replacement.option." + decision.id() + ".text"));
    }

    /** What is left of the share, up to four decimals; null without one. */
    private BigDecimal reducedTo(Member subject) {
        return subject.ratioPercent() == null || subject.ratioPercent().signum() == 0 ? null
                : subject.ratioPercent().multiply(policy.reducedPercent()).divide(HUNDRED, 4, RoundingMode.DOWN).stripTrailingZeros();
    }

    /** What the counted ballot means: anything but a chosen option keeps the party, be it a tie, too few votes, or nobody to ask. */
    public Voting.Result count(ReplacementCase found) {
        var voting = found.voting().orElseThrow();
        if (voting.ballot() == null) {
            return new Voting.Result("NOBODY", Decision.KEEP, 0, 0, 0, clock.instant());
        }
        return ballots.find(new BallotId(voting.ballot())).orElseThrow().result().map(this::result)
                .orElseGet(() -> new Voting.Result("CALLED_OFF", Decision.KEEP, voting.voters().size(), 0, 0, clock.instant()));
    }

    private Voting.Result result(BallotResult result) {
        var decision = result.outcome() instanceof BallotResult.Outcome.Chosen(var option) ? Decision.of(option.id()).orElse(Decision.KEEP) : Decision.KEEP;
        return new Voting.Result(result.outcome().kind().name(), decision, result.seats(), result.votes(), result.needed(), clock.instant());
    }

    public void callOff(ReplacementCase found) {
        found.voting().map(Voting::ballot).ifPresent(ballot -> ballots.callOff(new BallotId(ballot), "replacement.ballot.calledOff"));
    }
}
