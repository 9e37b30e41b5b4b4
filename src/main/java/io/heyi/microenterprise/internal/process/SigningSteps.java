package io.heyi.microenterprise.internal.process;

import io.heyi.access.Username;
import io.heyi.microenterprise.internal.domain.FoundingAgreement;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafting the agreement and collecting signatures. */
@Component
@Transactional
public class SigningSteps {

    private final Cases cases;
    private final Deadlines deadlines;
    private final FoundingPolicy policy;
    private final WorkingDays calendar;
    private final FoundingAgreement.Names names;
    private final Clock clock;

    SigningSteps(Cases cases, Deadlines deadlines, FoundingPolicy policy, WorkingDays calendar, FoundingAgreement.Names names, Clock clock) {
        this.cases = cases;
        this.deadlines = deadlines;
        this.policy = policy;
        this.calendar = calendar;
        this.names = names;
        this.clock = clock;
    }

    public record Drafted(List<String> signatories, String signingDueAt, String signingReminderAt, String agreementHash) {}

    public record Extended(boolean extensionGranted, List<String> signatories, String signingDueAt, String signingReminderAt) {}

    public record SignaturesChecked(boolean allSigned) {}

    public Drafted draft(FoundingVariables in) {
        var proposal = cases.open(in.id());
        var now = clock.instant();
        var deadline = deadlines.in(in.route().signingWorkingDays(), in.route().reminderWorkingDaysBefore());
        proposal.signing().draft(names, policy, now.atZone(calendar.zone()).toLocalDate(), deadline.dueAt(), now);
        cases.save(proposal);
        return new Drafted(missing(proposal), deadline.dueAt().toString(), deadline.remindAt().toString(), proposal.agreement().orElseThrow().hash());
    }

    /** When the last answer was recorded while the timer fired, nobody is missing and the process goes straight on to checking. */
    public Extended extend(FoundingVariables in) {
        var proposal = cases.any(in.id());
        var now = clock.instant();
        var deadline = deadlines.in(in.route().signingExtensionWorkingDays(), in.route().reminderWorkingDaysBefore());
        if (proposal.signing().allSigned() || proposal.signing().isRefused()) {
            return new Extended(true, List.of(), deadline.dueAt().toString(), deadline.remindAt().toString());
        }
        boolean granted = proposal.signing().extend(deadline.dueAt(), policy, now);
        if (!granted) {
            proposal.lapse("unsigned", now);
        }
        cases.save(proposal);
        return new Extended(granted, missing(proposal), deadline.dueAt().toString(), deadline.remindAt().toString());
    }

    public SignaturesChecked check(FoundingVariables in) {
        var proposal = cases.any(in.id());
        if (proposal.signing().isRefused()) {
            return new SignaturesChecked(false);
        }
        proposal.provisioning().start(clock.instant());
        cases.save(proposal);
        return new SignaturesChecked(true);
    }

    private static List<String> missing(Proposal proposal) {
        return proposal.signing().missing().stream().map(Username::value).toList();
    }
}
