package io.heyi.ballot.internal.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotResult.Outcome;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.Closing;
import io.heyi.inbox.Reminder;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.TryLater;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Workers that any model may use between the opening of a ballot and what comes of it. */
@Component
public class BallotWorkers {

    /** The engine's clock may run a little ahead of the product's. */
    private static final Duration END_IS_NEAR = Duration.ofSeconds(1);

    private static final String FAULTY = "faulty";
    private static final Counted NONE = new Counted("none", "");

    private final JobGuard guard;
    private final Ballots ballots;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BallotWorkers(JobGuard guard, Ballots ballots, ApplicationEventPublisher events, Clock clock) {
        this.guard = guard;
        this.ballots = ballots;
        this.events = events;
        this.clock = clock;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record BallotVariables(String ballot) {

        boolean isNone() {
            return ballot != null && ballot.isEmpty();
        }

        BallotId id() {
            return new BallotId(ballot);
        }
    }

    /** @param missingSeats how many had not voted */
    public record Reminded(int missingSeats) {}

    /**
     * @param ballotOutcome {@code chosen}, {@code tie}, {@code noQuorum}, {@code noMajority}, {@code calledOff}, or {@code none} where the model has opened no ballot
     * @param ballotChoice id of the chosen option, empty without one
     */
    public record Counted(String ballotOutcome, String ballotChoice) {}

    @JobWorker(type = "ballot.remindMissing", fetchVariables = "ballot")
    public Reminded remindMissing(ActivatedJob job) {
        var id = job.getVariablesAsType(BallotVariables.class).id();
        return guard.once(job, Reminded.class, () -> reminded(id));
    }

    /** The task of a seat that has voted is done, so only the missing ones are marked. */
    private Reminded reminded(BallotId id) {
        var missing = ballots.remind(id).size();
        ballots.find(id).filter(ballot -> missing > 0).ifPresent(ballot -> events.publishEvent(
                new Reminder(BallotTasks.CAST_VOTE.taskType(), ballot.call().businessKey(), Map.of("ballot", id.value()), clock.instant())));
        return new Reminded(missing);
    }

    /** A ballot that was tampered with becomes an incident; that it was is kept, whatever an operator does with the job. */
    @JobWorker(type = "ballot.countVotes", fetchVariables = "ballot")
    public Counted countVotes(ActivatedJob job) {
        var in = job.getVariablesAsType(BallotVariables.class);
        if (in.isNone()) {
            return NONE;
        }
        var id = in.id();
        var counted = guard.once(job, Counted.class, () -> counted(ballots.close(id)));
        if (counted.ballotOutcome().equals(FAULTY)) {
            throw new IllegalStateException("ballot " + id + " was changed in the database and is not counted; see /ballots/" + id + " and the history");
        }
        return counted;
    }

    private static Counted counted(Closing closing) {
        return switch (closing) {
            case Closing.Counted(var result) -> switch (result.outcome()) {
                case Outcome.Chosen(var option) -> new Counted("chosen", option.id());
                case Outcome.Tie tie -> new Counted("tie", "");
                case Outcome.NoQuorum none -> new Counted("noQuorum", "");
                case Outcome.NoMajority none -> new Counted("noMajority", "");
            };
            case Closing.CalledOff() -> new Counted("calledOff", "");
            case Closing.Faulty(var why) -> new Counted(FAULTY, "");
            case Closing.StillOpen(var endsAt) -> throw TryLater.after(END_IS_NEAR, "votes are taken until " + endsAt);
        };
    }
}
