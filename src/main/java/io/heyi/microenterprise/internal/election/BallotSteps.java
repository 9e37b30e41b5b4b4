package io.heyi.microenterprise.internal.election;

import io.heyi.ballot.Addressee;
import io.heyi.microenterprise.ElectionId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

    /** @param openingResult {@code open}, or {@code nobody} where nobody is left to vote for: then there is no ballot and no seat */
    public record Opened(String openingResult, String ballot, List<Addressee> voters, String ballotEndsAt, String ballotReminderAt) {}

    /** @param ballotResult {@code elected}, {@code again} or {@code nobody} */
    public record Decided(String ballotResult) {}

    public Opened open(ElectionId id) {
        var election = cases.open(id);
        var balloting = election.balloting();
        if (!balloting.hasCandidates()) {
            return ballots.none();
        }
        var kind = balloting.kind();
        var options = balloting.options();
        var opened = ballots.openElection(election);
        balloting.opened(kind, opened.ballot(), options, Instant.parse(opened.ballotEndsAt()), clock.instant());
        cases.save(election);
        return new Opened("open", opened.ballot(), opened.voters(), opened.ballotEndsAt(), opened.ballotReminderAt());
    }

    public Decided decide(ElectionId id) {
        var election = cases.open(id);
        if (!election.balloting().hasCandidates()) {
            // models before version 3 do not ask whether there is a ballot: their vote without seats ends at once and leads here
            return new Decided("nobody");
        }
        var next = election.balloting().decide(ballots.count(election), clock.instant());
        cases.save(election);
        return new Decided(switch (next) {
            case ELECTED -> "elected";
            case RUN_OFF, SECOND -> "again";
            case NOBODY -> "nobody";
        });
    }
}
