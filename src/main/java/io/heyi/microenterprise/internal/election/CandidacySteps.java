package io.heyi.microenterprise.internal.election;

import io.heyi.inbox.Reminder;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.internal.Deciders;
import io.heyi.microenterprise.internal.Deciders.Level;
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

    private final ElectionCases cases;
    private final Deciders deciders;
    private final PlatformOutlook outlook;
    private final ElectionPolicy policy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CandidacySteps(ElectionCases cases, Deciders deciders, PlatformOutlook outlook, ElectionPolicy policy, ApplicationEventPublisher events, Clock clock) {
        this.cases = cases;
        this.deciders = deciders;
        this.outlook = outlook;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
    }

    /** @param nominationResult {@code check} or {@code nobody}; @param candidates keys, never names */
    public record NominationsClosed(String nominationResult, List<String> candidates, List<String> checkGroups, String phaseDueAt, String phaseReminderAt) {}

    /** @param complianceAsked {@code ask} or {@code over}; @param candidates keys of those whom nobody has ruled on */
    public record CheckEscalated(String complianceAsked, List<String> candidates, List<String> checkGroups, String phaseDueAt, String phaseReminderAt) {}

    /** @param complianceResult {@code questions}, {@code unopposed} or {@code nobody} */
    public record ComplianceClosed(String complianceResult, String phaseDueAt, String phaseReminderAt) {}

    public record Moved(String electionPhase) {}

    public NominationsClosed closeNominations(ElectionId id) {
        var election = cases.open(id);
        var due = due(policy.eligibilityDays());
        var standing = election.nominations().close(due, clock.instant());
        var level = level(0, election).orElseGet(deciders::lastResort);
        election.nominations().askToCheck(level.number(), level.group());
        outlook.record(election);
        cases.save(election);
        return new NominationsClosed(standing.isEmpty() ? "nobody" : "check", keys(standing), List.of(level.group()), due.toString(), reminder(due));
    }

    /** The question goes up the ladder, only about those whom nobody has ruled on; silence of the last level ends it. */
    public CheckEscalated escalateCompliance(ElectionId id) {
        var election = cases.open(id);
        var due = due(policy.eligibilityDays());
        var open = election.nominations().unchecked();
        var next = open.isEmpty() ? Optional.<Level>empty() : level(election.nominations().checkLevel() + 1, election);
        next.ifPresent(level -> {
            election.nominations().escalateCheck(level.number(), level.group(), due, clock.instant());
            cases.save(election);
        });
        return new CheckEscalated(next.isPresent() ? "ask" : "over", keys(open), next.map(Level::group).stream().toList(), due.toString(), reminder(due));
    }

    private Optional<Level> level(int from, OwnerElection election) {
        return deciders.sponsorFrom(from, election.platform(), deciders.withInterested(election.interested()));
    }

    private static List<String> keys(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::key).toList();
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

    /** Reminds whom the election waits for in its present phase: in the case, for members on the home page, for deciders with their tasks. */
    public Moved remind(ElectionId id) {
        var election = cases.open(id);
        var now = clock.instant();
        election.awaited().remind(policy, now);
        cases.save(election);
        Awaited.task(election.phase()).ifPresent(task -> events.publishEvent(Reminder.of(task.type(), id.toString(), now)));
        return new Moved(election.phase().name());
    }

    private Instant due(int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }

    private String reminder(Instant due) {
        return policy.reminderAt(clock.instant(), due).toString();
    }
}
