package io.heyi.emc.internal.process.renewal;

import io.heyi.emc.Actuals;
import io.heyi.emc.EmcState;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.renewal.Dispute;
import io.heyi.emc.internal.renewal.Interests;
import io.heyi.emc.internal.renewal.Mediators;
import io.heyi.emc.internal.renewal.PresentContract;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.RenewalEnds;
import io.heyi.emc.internal.renewal.RenewalSchedule;
import io.heyi.emc.internal.renewal.RenewalStore;
import io.heyi.emc.internal.renewal.Rewards;
import io.heyi.interest.ImpossiblePanels;
import io.heyi.interest.Panel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Freezing, publishing and disputing the month's figures (domain.md P3, steps 1 to 3). */
@Component
@Transactional
public class FigureSteps {

    private final RenewalStore store;
    private final PresentContract present;
    private final Contracts contracts;
    private final ObjectProvider<Actuals> actuals;
    private final Rewards rewards;
    private final Parties parties;
    private final Mediators mediators;
    private final Interests interests;
    private final ImpossiblePanels impossiblePanels;
    private final Rulings rulings;
    private final RenewalEnds ends;
    private final RenewalSchedule schedule;
    private final Clock clock;

    FigureSteps(RenewalStore store, PresentContract present, Contracts contracts, ObjectProvider<Actuals> actuals, Rewards rewards, Parties parties, Mediators mediators,
                Interests interests, ImpossiblePanels impossiblePanels, Rulings rulings, RenewalEnds ends, RenewalSchedule schedule, Clock clock) {
        this.store = store;
        this.present = present;
        this.contracts = contracts;
        this.actuals = actuals;
        this.rewards = rewards;
        this.parties = parties;
        this.mediators = mediators;
        this.interests = interests;
        this.impossiblePanels = impossiblePanels;
        this.rulings = rulings;
        this.ends = ends;
        this.schedule = schedule;
        this.clock = clock;
    }

    public record Published(String disputeUntil) {}

    public record Collected(Addressee lead, List<DisputeItem> disputes, String answerDueAt, String answerReminderAt, String proposalDueAt, String proposalReminderAt) {}

    public record DisputeItem(String id, boolean aboutLead) {}

    /** @param mediationNeeded false when the dispute is settled or nobody is left to ask */
    public record MediatorAsked(boolean mediationNeeded, List<String> mediatorGroups, String mediationDueAt, String mediationReminderAt) {}

    public record Applied(String proposalDueAt, String proposalReminderAt) {}

    public Moved freeze(RenewalVariables in) {
        var renewal = store.lock(in.id());
        var version = present.version(in.id());
        var frozen = actuals.getObject().freeze(in.id().emc(), in.id().period(), present.month(in.id()).measured(), renewal.freezeAt());
        if (contracts.load(in.id().emc()).orElseThrow().state() == EmcState.TERMINATED) {
            // the renewal was still to be started when the contract ended
            ends.tell(in.id());
        } else {
            contracts.enter(in.id().emc(), EmcState.RENEWAL_PENDING, "renewal", Map.of("period", in.id().period().toString()));
        }
        renewal.freeze(version.terms(), version.number(), version.termsHash(), present.tacitExtensionsUpTo(version), frozen.figures().size(), clock.instant());
        store.saveStep(renewal);
        return Moved.to(renewal);
    }

    public Published publish(RenewalVariables in) {
        var renewal = store.lock(in.id());
        var until = schedule.disputeUntil();
        renewal.publish(rewards.of(in.id(), present.month(in.id())), until);
        store.saveStep(renewal);
        return new Published(until.toString());
    }

    public Collected closeDisputeWindow(RenewalVariables in) {
        var renewal = store.lock(in.id());
        var answerDue = schedule.answerDueAt();
        var proposalDue = schedule.proposalDueAt(in.id().period());
        var open = renewal.closeDisputeWindow(dispute -> interests.leadsSideConcerned(renewal, dispute), answerDue, proposalDue);
        open.forEach(dispute -> lookAtMediators(renewal, dispute));
        store.saveStep(renewal);
        var items = open.stream().map(dispute -> renewal.dispute(dispute.id())).map(dispute -> new DisputeItem(dispute.id(), dispute.aboutLead())).toList();
        return new Collected(Addressee.of(parties, List.of(renewal.lead())).getFirst(), items, answerDue.toString(), schedule.reminderAt(answerDue).toString(),
                proposalDue.toString(), schedule.reminderAt(proposalDue).toString());
    }

    private void lookAtMediators(Renewal renewal, Dispute dispute) {
        var panel = mediators.panel(renewal, dispute);
        renewal.mediatorsLookedAt(dispute, panel.leftOutForInterest(), panel instanceof Panel.Possible);
        if (panel instanceof Panel.Impossible impossible) {
            impossiblePanels.report(renewal.id().toString(), "emcrenewal.panel.mediation", "/renewals/" + renewal.id(), impossible);
        }
    }

    public MediatorAsked askMediator(RenewalVariables in) {
        var renewal = store.lock(in.id());
        var dispute = renewal.dispute(in.dispute().id());
        var due = schedule.answerDueAt();
        var needed = renewal.askMediator(dispute.id(), mediators.next(renewal, dispute), due, clock.instant());
        store.saveStep(renewal);
        var groups = needed ? List.of(renewal.dispute(dispute.id()).group()) : List.<String>of();
        return new MediatorAsked(needed, groups, due.toString(), schedule.reminderAt(due).toString());
    }

    public Applied applyRulings(RenewalVariables in) {
        var renewal = store.lock(in.id());
        rulings.apply(renewal);
        var due = schedule.proposalDueAt(in.id().period());
        renewal.applied(rewards.of(in.id(), present.month(in.id())), due);
        store.saveStep(renewal);
        return new Applied(due.toString(), schedule.reminderAt(due).toString());
    }
}
