package io.heyi.replacement.internal;

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
import io.heyi.ballot.Speakers;
import io.heyi.ballot.Wording;
import io.heyi.emc.ActorId;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A ballot of a case's remaining members by the module of ballots (domain.md P4, E13): one seat for each, two thirds of the roll, anything else changes nothing, nor does anybody decide alone. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MembersBallot {

    private static final int LONGEST_SUBJECT = 200;

    private final Roll roll;
    private final Ballots ballots;
    private final Voices voices;
    private final ReplacementSchedule schedule;
    private final ReplacementPolicy policy;

    MembersBallot(Roll roll, Ballots ballots, Voices voices, ReplacementSchedule schedule, ReplacementPolicy policy) {
        this.roll = roll;
        this.ballots = ballots;
        this.voices = voices;
        this.schedule = schedule;
        this.policy = policy;
    }

    /** @param ballot code; null where nobody is asked, for which {@code unasked} has the word */
    public record Opened(String ballot, Instant endsAt, List<ActorId> voters, List<ActorId> leftOut, String unasked) {}

    /**
     * @param word CHOSEN, TIE, NO_QUORUM, NO_MAJORITY, NOBODY, TOO_FEW, ONE_ALONE or CALLED_OFF
     * @param option that was chosen; empty for none
     */
    public record Counted(String word, Optional<String> option, int seats, int votes, int needed) {}

    /**
     * Freezes the roll and the paper; opening the same again gives the same ballot.
     *
     * @param name of this ballot within the case
     * @param concerned parties in which who votes must have no interest
     */
    Opened open(ReplacementCase found, String name, Wording question, List<Option> options, List<Member> members, Set<ActorId> concerned) {
        var called = roll.call(concerned, members);
        var ends = schedule.voteEnds();
        var voters = called.seats().stream().map(seat -> new ActorId(seat.id())).toList();
        if (!called.enough()) {
            return new Opened(null, ends, voters, called.leftOut(), called.unasked());
        }
        var subject = List.copyOf(voices.people(found.subject().actor()));
        var observers = Stream.concat(subject.stream(), members.stream().flatMap(member -> voices.people(member.actor()).stream())).distinct().toList();
        var ballot = ballots.open(new BallotCall(found.code() + "/" + name, found.code().value(), "/replacements/" + found.code(), subject(found), question,
                policy.secretVote() ? Secrecy.SECRET : Secrecy.OPEN, CountingRule.ofTheRoll(policy.votesNeeded()), ends, options, called.seats(), observers,
                concerned.stream().map(ActorId::value).toList(), new Speakers(lead(found, called.seats()), subject)));
        return new Opened(ballot.value(), ends, voters, called.leftOut(), null);
    }

    /** The lead runs the discussion (domain.md, EMC contract: governance); nobody in particular where it has no vote here. */
    private static List<Username> lead(ReplacementCase found, List<Seat> seats) {
        return found.lead().stream().flatMap(lead -> seats.stream().filter(seat -> seat.id().equals(lead.actor().value()))).flatMap(seat -> seat.people().stream()).toList();
    }

    private static String subject(ReplacementCase found) {
        var words = found.subject().name() + " · " + found.title();
        return words.length() > LONGEST_SUBJECT ? words.substring(0, LONGEST_SUBJECT) : words;
    }

    /** The seats as addressees of the voting task; none where there is no ballot. */
    public List<Addressee> seats(String ballot) {
        return ballot == null ? List.of() : ballots.find(new BallotId(ballot)).orElseThrow().call().seats().stream().map(Addressee::of).toList();
    }

    /** What the counted ballot says, be it a tie, too few votes, or nobody to ask. @param unasked why there is no ballot; null for one that an earlier build has not opened */
    Counted count(String ballot, int voters, String unasked) {
        if (ballot == null) {
            return new Counted(unasked != null ? unasked : voters == 0 ? "NOBODY" : "TOO_FEW", Optional.empty(), voters, 0, voters == 0 ? 0 : policy.fewestVoters());
        }
        return ballots.find(new BallotId(ballot)).orElseThrow().result().map(MembersBallot::counted)
                .orElseGet(() -> new Counted("CALLED_OFF", Optional.empty(), voters, 0, 0));
    }

    private static Counted counted(BallotResult result) {
        var chosen = result.outcome() instanceof BallotResult.Outcome.Chosen(var option) ? Optional.of(option.id()) : Optional.<String>empty();
        return new Counted(result.outcome().kind().name(), chosen, result.seats(), result.votes(), result.needed());
    }

    void callOff(String ballot) {
        if (ballot != null) {
            ballots.callOff(new BallotId(ballot), "replacement.ballot.calledOff");
        }
    }
}
