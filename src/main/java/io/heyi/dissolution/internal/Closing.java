package io.heyi.dissolution.internal;

import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.dissolution.DissolutionOutcome;
import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Destination;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.dissolution.internal.obligations.Checklist;
import io.heyi.dissolution.internal.settlement.Settlement;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.Memberships;
import io.heyi.talent.TalentPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one moment in which a micro-enterprise ends: money, memberships, rights, record and places of people change in one transaction, so that nobody is paid twice,
 * nobody is nowhere or in two places, and a kill at any line leaves either all of it or nothing (ADR 29). Locks: case, elections, micro-enterprise, people by name, and only then the
 * settlement, stays, offers and books: whoever accepts an offer at this moment holds himself before anything of these.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Closing {

    private final DissolutionStore store;
    private final Checklist obligations;
    private final Settlement settlement;
    private final Memberships memberships;
    private final Lifecycle lifecycle;
    private final TalentPool pool;
    private final DissolutionEnding ending;
    private final DissolutionSchedule schedule;

    Closing(DissolutionStore store, Checklist obligations, Settlement settlement, Memberships memberships, Lifecycle lifecycle, TalentPool pool, DissolutionEnding ending, DissolutionSchedule schedule) {
        this.store = store;
        this.obligations = obligations;
        this.settlement = settlement;
        this.memberships = memberships;
        this.lifecycle = lifecycle;
        this.pool = pool;
        this.ending = ending;
        this.schedule = schedule;
    }

    /** Looks at the obligations once more. @return closed, merged, or open where something keeps it from closing; a repeat gives the same */
    public String close(Dissolution found) {
        if (found.outcome().isPresent()) {
            return found.outcome().get() == DissolutionOutcome.MERGED ? "merged" : "closed";
        }
        found.carried().filter(one -> found.isMerging()).map(Alternative::target).ifPresent(lifecycle::freeze);
        var members = memberships.hold(found.microenterprise());
        settlement.hold(found.code());
        var open = obligations.open(found);
        if (!open.isEmpty()) {
            return notYet(found, open);
        }
        boolean merging = found.isMerging();
        if (merging) {
            settlement.handOver(found.code(), found.carried().map(Alternative::target).orElseThrow());
        } else if (!settlement.book(found.code())) {
            return notYet(found, obligations.open(found));
        }
        release(found, members);
        ending.end(found, merging ? DissolutionOutcome.MERGED : DissolutionOutcome.CLOSED, AuditEvent.SYSTEM, "");
        return merging ? "merged" : "closed";
    }

    /** Back to the gate, which waits for what has opened again. */
    private String notYet(Dissolution found, List<Obligation> open) {
        found.closing(open, schedule.lookAgainAt());
        store.saveStep(found);
        return "open";
    }

    private void release(Dissolution found, List<Memberships.Membership> held) {
        var members = held.stream().sorted(Comparator.comparing(member -> member.person().value())).toList();
        var destinations = new ArrayList<Destination>();
        var released = new ArrayList<Username>();
        for (var member : members) {
            if (!member.owner()) {
                goes(found, member.person(), destinations, released);
            }
        }
        var change = lifecycle.close(found.microenterprise(), found.code().value(), "dissolution.cited|" + found.rule());
        if (!(change instanceof Lifecycle.Change.Done)) {
            throw new IllegalStateException(found.microenterprise() + " cannot be closed by " + found.code() + ": " + change);
        }
        // whoever led it has lost the office with the closing
        members.stream().filter(Memberships.Membership::owner).forEach(owner -> goes(found, owner.person(), destinations, released));
        for (var person : released) {
            var place = pool.release(person, TalentPool.EntryCause.DISSOLUTION, found.code().value(), schedule.today());
            destinations.add(new Destination(person.value(), place.kind().name(), place.place()));
        }
        found.runDown(found.runDown().released(destinations), AuditEvent.SYSTEM, "peopleReleased", Map.of("count", destinations.size()));
    }

    /** In a merger to where an offer was accepted, or to the other micro-enterprise, where that is possible; else out of this one, and on by the pool. */
    private void goes(Dissolution found, Username person, List<Destination> destinations, List<Username> released) {
        var target = found.isMerging() ? found.carried().map(Alternative::target).orElse(null) : null;
        var accepted = target == null ? Optional.<String>empty() : pool.carryOut(person);
        if (accepted.isPresent()) {
            destinations.add(new Destination(person.value(), TalentPool.Destination.Kind.JOINED.name(), accepted.get()));
            return;
        }
        if (target != null && memberships.join(target, person, "dissolution.merged|" + found.code()) instanceof Memberships.Outcome.Done) {
            destinations.add(new Destination(person.value(), TalentPool.Destination.Kind.JOINED.name(), target));
            return;
        }
        memberships.leave(found.microenterprise(), person, "dissolution.released|" + found.code());
        released.add(person);
    }
}
