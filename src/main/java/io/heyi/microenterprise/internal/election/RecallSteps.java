package io.heyi.microenterprise.internal.election;

import io.heyi.microenterprise.ElectionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps of a recall: are there enough signatures, and what have the members decided. */
@Component
@Transactional
public class RecallSteps {

    private final ElectionCases cases;
    private final ElectionBallots ballots;
    private final ChallengesBesideMotions besides;
    private final ElectionPolicy policy;
    private final Clock clock;

    RecallSteps(ElectionCases cases, ElectionBallots ballots, ChallengesBesideMotions besides, ElectionPolicy policy, Clock clock) {
        this.cases = cases;
        this.ballots = ballots;
        this.besides = besides;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param motionResult {@code carried} or {@code lapsed} */
    public record MotionChecked(String motionResult) {}

    /** @param recallResult {@code recalled} or {@code kept} */
    public record Decided(String recallResult, String phaseDueAt) {}

    public MotionChecked checkMotion(ElectionId id) {
        var election = cases.open(id);
        if (election.motion().isCarried(policy) && besides.giveWayTo(election)) {
            return new MotionChecked("carried");
        }
        if (election.motion().isCarried(policy)) {
            election.motion().overtaken(clock.instant());
        } else {
            election.motion().lapse(policy, clock.instant());
        }
        cases.save(election);
        return new MotionChecked("lapsed");
    }

    public OpenedBallot openBallot(ElectionId id) {
        var election = cases.open(id);
        var opened = ballots.openRecall(election);
        election.motion().called(opened.ballot(), Instant.parse(opened.ballotEndsAt()), clock.instant());
        cases.save(election);
        return opened;
    }

    public Decided decide(ElectionId id) {
        var election = cases.open(id);
        var due = clock.instant().plus(Duration.ofDays(policy.nominationDays()));
        boolean recalled = election.motion().decide(ballots.count(election), due, clock.instant());
        cases.save(election);
        return new Decided(recalled ? "recalled" : "kept", due.toString());
    }
}
