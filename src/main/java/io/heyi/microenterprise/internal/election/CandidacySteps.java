package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.inbox.Reminder;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.internal.Deciders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps from the nominations to the ballot, and the reminders of every wait. */
@Component
@Transactional
public class CandidacySteps {

    private static final Duration LAST_DAY = Duration.ofDays(1);

    private final ElectionCases cases;
    private final Deciders deciders;
    private final ElectionPolicy policy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CandidacySteps(ElectionCases cases, Deciders deciders, ElectionPolicy policy, ApplicationEventPublisher events, Clock clock) {
        this.cases = cases;
        this.deciders = deciders;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
    }

    /** @param nominationResult {@code check} or {@code nobody}; @param candidates keys, never names */
    public record NominationsClosed(String nominationResult, List<String> candidates, List<String> checkGroups, String phaseDueAt, String phaseReminderAt) {}

    /** @param complianceResult {@code questions}, {@code unopposed} or {@code nobody} */
    public record ComplianceClosed(String complianceResult, String phaseDueAt, String phaseReminderAt) {}

    public record Moved(String electionPhase) {}

    public NominationsClosed closeNominations(ElectionId id) {
        var election = cases.open(id);
        var due = due(policy.eligibilityDays());
        var standing = election.nominations().close(due, clock.instant());
        cases.save(election);
        var level = deciders.sponsorFrom(0, election.platform(), deciders.withInterested(election.interested())).orElseGet(deciders::lastResort);
        return new NominationsClosed(standing.isEmpty() ? "nobody" : "check", standing.stream().map(Candidate::key).toList(), List.of(level.group()), due.toString(), reminder(due));
    }

    public ComplianceClosed closeCompliance(ElectionId id) {
        var election = cases.open(id);
        var due = due(policy.questionDays());
        boolean anybody = election.nominations().checked(due, clock.instant());
        boolean unopposed = anybody && election.nominations().unopposed(clock.instant());
        cases.save(election);
        return new ComplianceClosed(unopposed ? "unopposed" : anybody ? "questions" : "nobody", due.toString(), reminder(due));
    }

    /** Where the election stands; what ended it is recorded already. */
    public Moved phase(ElectionId id) {
        return new Moved(cases.any(id).phase().name());
    }

    /** Names whom the election waits for in its present phase. */
    public Moved remind(ElectionId id) {
        var election = cases.open(id);
        var now = clock.instant();
        election.remindedOf(awaited(election), now);
        cases.save(election);
        task(election.phase()).ifPresent(task -> events.publishEvent(Reminder.of(task.type(), id.toString(), now)));
        return new Moved(election.phase().name());
    }

    private static List<String> awaited(OwnerElection election) {
        return switch (election.phase()) {
            case NOMINATION -> names(election.nominations().missing());
            case ELIGIBILITY -> names(election.standing().stream().filter(one -> !one.cleared()).map(Candidate::person).toList());
            case QUESTIONS -> names(election.questionRound().silent());
            case ACCEPTANCE -> names(election.office().offeredTo().map(Candidate::person).stream().toList());
            default -> List.of();
        };
    }

    /** By which the wait of a phase ends; who may stand or owes an answer has none. */
    private static Optional<ElectionTasks> task(ElectionPhase phase) {
        return switch (phase) {
            case ELIGIBILITY -> Optional.of(ElectionTasks.CHECK_CANDIDATE);
            case ACCEPTANCE -> Optional.of(ElectionTasks.ACCEPT_OFFICE);
            default -> Optional.empty();
        };
    }

    private static List<String> names(List<Username> people) {
        return people.stream().map(Username::value).toList();
    }

    private Instant due(int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }

    static String reminder(Instant due) {
        return due.minus(LAST_DAY).toString();
    }
}
