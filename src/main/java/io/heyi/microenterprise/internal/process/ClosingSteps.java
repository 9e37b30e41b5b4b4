package io.heyi.microenterprise.internal.process;

import io.heyi.inbox.Reminder;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.internal.domain.Proposal;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminders, and the steps before the ends other than founded. What ended the case is usually recorded already; these make sure of it. */
@Component
@Transactional
public class ClosingSteps {

    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClosingSteps(Cases cases, ApplicationEventPublisher events, Clock clock) {
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    public Moved remind(FoundingVariables in) {
        var proposal = cases.open(in.id());
        if (!proposal.status().isFinal()) {
            var now = clock.instant();
            proposal.note("reminded." + in.reminderStep(), List.of(String.join(", ", proposal.waitingFor())), now);
            cases.save(proposal);
            events.publishEvent(Reminder.of(FoundingTasks.remindedOf(in.reminderStep()).type(), proposal.id().toString(), now));
        }
        return Moved.to(proposal);
    }

    public Moved recordLapse(FoundingVariables in) {
        var proposal = cases.open(in.id());
        proposal.lapse(in.lapseReason(), clock.instant());
        cases.save(proposal);
        return Moved.to(proposal);
    }

    public Moved recordDecline(FoundingVariables in) {
        return ended(cases.open(in.id()), ProposalStatus.DECLINED);
    }

    public Moved closeWithdrawn(FoundingVariables in) {
        return ended(cases.any(in.id()), ProposalStatus.WITHDRAWN);
    }

    private static Moved ended(Proposal proposal, ProposalStatus expected) {
        if (proposal.status() != expected) {
            throw new IllegalStateException("the process ends as " + expected + " but proposal " + proposal.id() + " is " + proposal.status());
        }
        return Moved.to(proposal);
    }
}
