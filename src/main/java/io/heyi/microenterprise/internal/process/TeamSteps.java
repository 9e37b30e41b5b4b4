package io.heyi.microenterprise.internal.process;

import io.heyi.access.Username;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Co-founders' answers and the money that comes together. */
@Component
@Transactional
public class TeamSteps {

    private final Cases cases;
    private final Deadlines deadlines;
    private final FoundingPolicy policy;
    private final Clock clock;

    TeamSteps(Cases cases, Deadlines deadlines, FoundingPolicy policy, Clock clock) {
        this.cases = cases;
        this.deadlines = deadlines;
        this.policy = policy;
        this.clock = clock;
    }

    public record Invited(List<String> invitees, String pledgeDueAt, String pledgeReminderAt) {}

    public record Closed(boolean teamComplete, boolean fullyFunded, String scaleDownDueAt, String scaleDownReminderAt) {}

    /** @param scaleDownOutcome scaleDown, letLapse or none */
    public record ScaleDownClosed(String scaleDownOutcome) {}

    public Invited askCoFounders(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var deadline = deadlines.in(in.route().pledgeWorkingDays(), in.route().reminderWorkingDaysBefore());
        proposal.pledging().ask(deadline.dueAt(), clock.instant());
        cases.save(proposal);
        return new Invited(proposal.plan().coFounders().stream().map(Username::value).toList(), deadline.dueAt().toString(), deadline.remindAt().toString());
    }

    public Closed closePledging(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var now = clock.instant();
        var deadline = deadlines.in(in.route().scaleDownWorkingDays(), in.route().reminderWorkingDaysBefore());
        proposal.pledging().close(now);
        if (!proposal.pledging().teamComplete(policy)) {
            proposal.lapse("teamTooSmall", now);
        } else if (!proposal.pledging().fullyFunded()) {
            proposal.scalingDown().ask(deadline.dueAt(), now);
        }
        cases.save(proposal);
        return new Closed(proposal.pledging().teamComplete(policy), proposal.pledging().fullyFunded(), deadline.dueAt().toString(), deadline.remindAt().toString());
    }

    /** As closing the rework: what was recorded in time counts. */
    public ScaleDownClosed closeScaleDown(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var decided = proposal.scalingDown().decided();
        if (decided.isEmpty()) {
            proposal.lapse("notFunded", clock.instant());
            cases.save(proposal);
        }
        return new ScaleDownClosed(decided.map(d -> d.outcome()).orElse("none"));
    }
}
