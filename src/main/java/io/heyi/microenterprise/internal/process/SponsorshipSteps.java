package io.heyi.microenterprise.internal.process;

import io.heyi.microenterprise.internal.Deciders;
import io.heyi.microenterprise.internal.Deciders.Level;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.microenterprise.internal.domain.Proposal;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checking, sponsorship with its escalation, and rework. */
@Component
@Transactional
public class SponsorshipSteps {

    private final Cases cases;
    private final Deciders deciders;
    private final Deadlines deadlines;
    private final PanelOutlook outlook;
    private final FoundingPolicy policy;
    private final Clock clock;

    SponsorshipSteps(Cases cases, Deciders deciders, Deadlines deadlines, PanelOutlook outlook, FoundingPolicy policy, Clock clock) {
        this.cases = cases;
        this.deciders = deciders;
        this.deadlines = deadlines;
        this.outlook = outlook;
        this.policy = policy;
        this.clock = clock;
    }

    /** Inputs of {@code founding-route}; a rework may have changed them all. */
    public record Checked(int rivals, String fundingAsked, String kind, String platform) {}

    /** @param decidersLeft false when silence has gone up the whole ladder */
    public record Asked(String sponsorGroup, String sponsorshipDueAt, String sponsorshipReminderAt, boolean sendBackAllowed, boolean decidersLeft) {}

    public record ReworkAsked(String reworkDueAt, String reworkReminderAt) {}

    public Checked check(FoundingVariables in) {
        var proposal = cases.open(in.id());
        int rivals = cases.rivals(proposal);
        proposal.enterDecision(rivals, clock.instant());
        outlook.record(proposal);
        cases.save(proposal);
        var plan = proposal.plan();
        return new Checked(rivals, plan.fundingAsked().toPlainString(), plan.kind().name(), plan.platform());
    }

    /** Owners with an interest are passed over; should everybody have one, the administrators' queue still gets the case. */
    public Asked ask(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var level = next(proposal, 0);
        var deadline = deadlines.in(in.route().sponsorshipWorkingDays(), in.route().reminderWorkingDaysBefore());
        proposal.sponsorship().ask(level.number(), level.group(), deadline.dueAt(), clock.instant());
        cases.save(proposal);
        return asked(proposal, deadline, true);
    }

    /** A decision that was recorded while the timer fired stays with its level; the new task is completed with it. */
    public Asked escalate(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var deadline = deadlines.in(in.route().sponsorshipWorkingDays(), in.route().reminderWorkingDaysBefore());
        if (!proposal.sponsorship().isOpen()) {
            return asked(proposal, deadline, true);
        }
        var next = deciders.sponsorFrom(proposal.sponsorship().level() + 1, proposal.plan().platform(), deciders.interested(proposal));
        if (next.isPresent()) {
            proposal.sponsorship().escalate(next.get().number(), next.get().group(), deadline.dueAt(), clock.instant());
        } else {
            proposal.lapse("sponsorshipOverdue", clock.instant());
        }
        cases.save(proposal);
        return asked(proposal, deadline, next.isPresent());
    }

    private Level next(Proposal proposal, int from) {
        return deciders.sponsorFrom(from, proposal.plan().platform(), deciders.interested(proposal)).orElseGet(deciders::lastResort);
    }

    private Asked asked(Proposal proposal, Deadlines.Deadline deadline, boolean decidersLeft) {
        return new Asked(proposal.sponsorship().group().orElseThrow(), deadline.dueAt().toString(), deadline.remindAt().toString(), proposal.sponsorship().maySendBack(policy), decidersLeft);
    }

    public ReworkAsked askForRework(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var deadline = deadlines.in(in.route().reworkWorkingDays(), in.route().reminderWorkingDaysBefore());
        proposal.rework().ask(deadline.dueAt(), clock.instant());
        cases.save(proposal);
        return new ReworkAsked(deadline.dueAt().toString(), deadline.remindAt().toString());
    }

    /** What was recorded in time counts, even when the timer reached the engine first; otherwise the case lapses here and now. */
    public ReworkClosed closeRework(FoundingVariables in) {
        var proposal = cases.any(in.id());
        var decided = proposal.rework().decided();
        if (decided.isEmpty()) {
            proposal.lapse("reworkOverdue", clock.instant());
            cases.save(proposal);
        }
        return new ReworkClosed(decided.map(d -> d.outcome()).orElse("none"));
    }

    /** @param reworkOutcome resubmit, withdraw or none */
    public record ReworkClosed(String reworkOutcome) {}
}
