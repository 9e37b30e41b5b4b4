package io.heyi.microenterprise.internal.election;

import io.heyi.microenterprise.ElectionId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps of the ballots on the owner. */
@Component
@Transactional
public class BallotSteps {

    private final ElectionCases cases;
    private final ElectionBallots ballots;
    private final Clock clock;

    BallotSteps(ElectionCases cases, ElectionBallots ballots, Clock clock) {
        this.cases = cases;
        this.ballots = ballots;
        this.clock = clock;
    }

    /** @param ballotResult {@code elected}, {@code again} or {@code nobody} */
    public record Decided(String ballotResult) {}

    public OpenedBallot open(ElectionId id) {
        var election = cases.open(id);
        var balloting = election.balloting();
        var kind = balloting.kind();
        var options = balloting.options();
        var opened = ballots.openElection(election);
        balloting.opened(kind, opened.ballot(), options, Instant.parse(opened.ballotEndsAt()), clock.instant());
        cases.save(election);
        return opened;
    }

    public Decided decide(ElectionId id) {
        var election = cases.open(id);
        var next = election.balloting().decide(ballots.count(election), clock.instant());
        cases.save(election);
        return new Decided(switch (next) {
            case ELECTED -> "elected";
            case RUN_OFF, SECOND -> "again";
            case NOBODY -> "nobody";
        });
    }
}
