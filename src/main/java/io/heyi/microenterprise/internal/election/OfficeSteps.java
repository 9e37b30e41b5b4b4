package io.heyi.microenterprise.internal.election;

import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.OwnerChanged;
import io.heyi.microenterprise.internal.Deciders;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps from the count to the office: offering it, an interim owner, and the switch of the rights at one instant. */
@Component
@Transactional
public class OfficeSteps {

    private final ElectionCases cases;
    private final ElectionStore elections;
    private final MicroenterpriseStore microenterprises;
    private final ElectionOpening opening;
    private final Deciders deciders;
    private final WaitingFoundings foundings;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final ElectionPolicy policy;
    private final Clock clock;

    OfficeSteps(ElectionCases cases, ElectionStore elections, MicroenterpriseStore microenterprises, ElectionOpening opening, Deciders deciders, WaitingFoundings foundings, Access access,
                ApplicationEventPublisher events, ElectionPolicy policy, Clock clock) {
        this.cases = cases;
        this.elections = elections;
        this.microenterprises = microenterprises;
        this.opening = opening;
        this.deciders = deciders;
        this.foundings = foundings;
        this.access = access;
        this.events = events;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param offerResult {@code ask} or {@code nobody}; @param planHash what the holder signs */
    public record Offered(String offerResult, String officeHolder, String planHash, String phaseDueAt, String phaseReminderAt) {}

    /** @param acceptance {@code accepted} or {@code declined} */
    public record OfferClosed(String acceptance) {}

    /** @param withoutOwner {@code stays}, {@code proposer} or {@code interim} */
    public record WithoutOwner(String withoutOwner, List<String> interimGroups, String phaseDueAt, String phaseReminderAt) {}

    /** @param interimResult {@code ask} or {@code named} */
    public record Escalated(String interimResult, List<String> interimGroups, String phaseDueAt, String phaseReminderAt) {}

    /** @param switchResult {@code elected}, {@code confirmed} or {@code interim}; @param interimUntil empty without an interim */
    public record Switched(String switchResult, String interimUntil) {}

    /** @param nextElection its code; empty when it was announced before by another hand */
    public record NextAnnounced(String nextElection) {}

    public Offered offer(ElectionId id) {
        var election = cases.open(id);
        var due = due(policy.acceptanceDays());
        var offered = election.office().offer(due, clock.instant());
        cases.save(election);
        return offered.map(one -> new Offered("ask", one.person().value(), one.plan().hash(), due.toString(), reminder(due)))
                .orElseGet(() -> new Offered("nobody", "", "", due.toString(), reminder(due)));
    }

    public OfferClosed closeOffer(ElectionId id) {
        var election = cases.open(id);
        election.office().closeOffer(clock.instant());
        cases.save(election);
        return new OfferClosed(election.office().isAccepted() ? "accepted" : "declined");
    }

    public WithoutOwner endWithoutOwner(ElectionId id) {
        var election = cases.open(id);
        if (election.office().endWithoutOwner(clock.instant())) {
            cases.save(election);
            return new WithoutOwner("stays", List.of(), "", "");
        }
        if (election.isFirst()) {
            election.office().proposerLeads(policy, clock.instant());
            cases.save(election);
            return new WithoutOwner("proposer", List.of(), "", "");
        }
        var due = due(policy.interimChoiceDays());
        ask(election, 0, due);
        return new WithoutOwner("interim", groups(election), due.toString(), reminder(due));
    }

    /** The question goes up the ladder; a name that came with the deadline stays. */
    public Escalated escalateInterim(ElectionId id) {
        var election = cases.open(id);
        var due = due(policy.interimChoiceDays());
        if (election.office().interim().isPresent()) {
            return new Escalated("named", groups(election), due.toString(), reminder(due));
        }
        ask(election, election.office().interimLevel() + 1, due);
        return new Escalated("ask", groups(election), due.toString(), reminder(due));
    }

    private void ask(OwnerElection election, int from, Instant due) {
        var level = deciders.sponsorFrom(from, election.platform(), deciders.withInterested(election.interested())).orElseGet(deciders::lastResort);
        election.office().askForInterim(level.number(), level.group(), due, clock.instant());
        cases.save(election);
    }

    private static List<String> groups(OwnerElection election) {
        return election.office().interimGroup().stream().toList();
    }

    /** Owner, rights and relations of both people change in this one transaction; Keycloak follows what the relations say. */
    public Switched switchRights(ElectionId id) {
        var election = cases.open(id);
        var now = clock.instant();
        var code = election.microenterprise();
        var me = microenterprises.findForUpdate(code).orElseThrow(() -> new IllegalStateException("there is no micro-enterprise " + code));
        if (!me.owner().equals(election.incumbent().value())) {
            throw new IllegalStateException(code + " is owned by " + me.owner() + ", not by " + election.incumbent() + " as election " + id + " was announced for");
        }
        var successor = election.office().successor();
        boolean interim = election.office().interim().isPresent();
        boolean stays = election.office().switched(now);
        if (!successor.equals(election.incumbent())) {
            hand(election, me.state(), successor, interim, now);
        }
        if (!interim) {
            elections.keepBackup(code, election.office().runnerUp(), id, now);
        }
        cases.save(election);
        foundings.goOn(election);
        return new Switched(interim ? "interim" : stays ? "confirmed" : "elected", election.office().interimUntil().map(Instant::toString).orElse(""));
    }

    /** In a founding there are no rights yet: it grants them to the owner and the team at one instant as soon as it hears of the result. */
    private void hand(OwnerElection election, MicroenterpriseState state, Username successor, boolean interim, Instant now) {
        var code = election.microenterprise();
        var former = election.incumbent();
        boolean joins = microenterprises.members(code).stream().noneMatch(member -> member.person().equals(successor));
        microenterprises.changeOwner(code, former, successor, election.incumbentToPool(), now);
        microenterprises.note(code, now, interim ? "interimOwner" : "ownerElected", Map.of("election", election.id().value(), "owner", successor.value(), "former", former.value()));
        if (state == MicroenterpriseState.FOUNDING) {
            return;
        }
        access.revoke(election.incumbentToPool() ? List.of(new Relation(former, Kind.ME_OWNER, code), new Relation(former, Kind.ME_MEMBER, code)) : List.of(new Relation(former, Kind.ME_OWNER, code)));
        access.grant(List.of(new Relation(successor, Kind.ME_OWNER, code), new Relation(successor, Kind.ME_MEMBER, code)));
        events.publishEvent(new OwnerChanged(code, election.id(), former, successor, election.incumbentToPool(), interim, now));
        if (joins) {
            events.publishEvent(new MembershipChanged(code, successor, true, election.id().value(), now));
        }
        if (election.incumbentToPool()) {
            events.publishEvent(new MembershipChanged(code, former, false, election.id().value(), now));
        }
    }

    /** The micro-enterprise whose groups are wanted in Keycloak. */
    public String microenterpriseOf(ElectionId id) {
        return cases.any(id).microenterprise();
    }

    public NextAnnounced startNext(ElectionId id) {
        var election = cases.open(id);
        election.office().interimOver(election.microenterprise(), clock.instant());
        cases.save(election);
        var me = microenterprises.findForUpdate(election.microenterprise()).orElseThrow();
        var next = opening.open(me, new ElectionOpening.Start(ElectionTrigger.INTERIM_OVER, Optional.empty(), id.value(), false), fresh -> {}).election();
        return new NextAnnounced(next.map(one -> one.id().value()).orElse(""));
    }

    private Instant due(int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }

    private String reminder(Instant due) {
        return policy.reminderAt(clock.instant(), due).toString();
    }
}
