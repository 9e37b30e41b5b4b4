package io.heyi.emc.internal.process.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.renewal.PresentContract;
import io.heyi.emc.internal.renewal.Proposal;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.RenewalPolicy;
import io.heyi.emc.internal.renewal.RenewalSchedule;
import io.heyi.emc.internal.renewal.RenewalStore;
import io.heyi.inbox.Reminder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proposing and confirming the next terms (domain.md P3, steps 4 to 7). */
@Component
@Transactional
public class TermsSteps {

    private final RenewalStore store;
    private final PresentContract present;
    private final Parties parties;
    private final RenewalSchedule schedule;
    private final RenewalPolicy policy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TermsSteps(RenewalStore store, PresentContract present, Parties parties, RenewalSchedule schedule, RenewalPolicy policy,
               ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.present = present;
        this.parties = parties;
        this.schedule = schedule;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
    }

    /** @param objectionDecides one objection ends the asking at once */
    public record Published(List<Addressee> confirmers, String confirmDueAt, String confirmReminderAt, boolean termsChanged, boolean objectionDecides) {}

    public record Closed(boolean renegotiate, String proposalDueAt, String proposalReminderAt) {}

    public Published publishProposal(RenewalVariables in) {
        var renewal = store.lock(in.id());
        var due = schedule.confirmDueAt(in.id().period());
        var proposal = renewal.publishProposal(due, clock.instant());
        store.saveStep(renewal);
        return new Published(Addressee.of(parties, proposal.asked()), due.toString(), schedule.reminderAt(due).toString(), proposal.changesTerms(),
                renewal.objectionDecides(policy));
    }

    public Closed closeConfirmation(RenewalVariables in) {
        var renewal = store.lock(in.id());
        var due = schedule.proposalDueAt(in.id().period());
        var now = present.version(in.id()).terms();
        var settlement = renewal.closeConfirmation(now, gone(now, renewal), policy, terms -> present.isSealable(in.id().emc(), terms), due);
        store.saveStep(renewal);
        return new Closed(settlement.isEmpty(), due.toString(), schedule.reminderAt(due).toString());
    }

    /** No step of the process: an operator settles what is open because the process is gone. */
    public void finishByHand(RenewalVariables in, String operator, String reason) {
        var renewal = store.lock(in.id());
        var now = present.version(in.id()).terms();
        renewal.finishedByHand(now, gone(now, renewal), policy, terms -> present.isSealable(in.id().emc(), terms), operator, reason);
        store.save(renewal);
    }

    private List<ActorId> gone(ContractTerms now, Renewal renewal) {
        var proposed = renewal.proposal().map(Proposal::terms).stream();
        var actors = Stream.concat(Stream.of(now), proposed).flatMap(terms -> terms.nodes().stream()).map(Node::actor).distinct().toList();
        var acting = parties.find(actors).keySet();
        return actors.stream().filter(actor -> !acting.contains(actor)).toList();
    }

    public Moved remind(RenewalVariables in) {
        var renewal = store.lock(in.id());
        renewal.reminded(in.reminderStep(), renewal.waitingFor());
        store.saveStep(renewal);
        // each dispute has a time of its own
        var variables = Optional.ofNullable(in.dispute()).map(dispute -> Map.<String, Object>of("dispute", Map.of("id", dispute.id()))).orElse(Map.of());
        events.publishEvent(new Reminder(RenewalTasks.remindedOf(in.reminderStep()).type().taskType(), in.renewal(), variables, clock.instant()));
        return Moved.to(renewal);
    }
}
