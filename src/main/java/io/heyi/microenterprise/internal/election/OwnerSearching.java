package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.OwnerSearch;
import io.heyi.microenterprise.OwnerSearchEnded;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.microenterprise.internal.persistence.LifecycleStore;
import io.heyi.microenterprise.internal.persistence.LifecycleStore.Standing;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Elections for a dissolution: begins the one that it asks for, and tells it of any that ends while it holds the micro-enterprise. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OwnerSearching implements OwnerSearch {

    /** Nothing that brings another owner by itself, or soon. */
    private static final Set<ElectionPhase> NO_SEARCH = EnumSet.of(ElectionPhase.MOTION, ElectionPhase.INTERIM);

    private final ElectionStore elections;
    private final ElectionOpening opening;
    private final ElectionsAtClosing overtaken;
    private final MicroenterpriseStore microenterprises;
    private final LifecycleStore standings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnerSearching(ElectionStore elections, ElectionOpening opening, ElectionsAtClosing overtaken, MicroenterpriseStore microenterprises, LifecycleStore standings,
                   ApplicationEventPublisher events, Clock clock) {
        this.elections = elections;
        this.opening = opening;
        this.overtaken = overtaken;
        this.microenterprises = microenterprises;
        this.standings = standings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Optional<ElectionId> begin(String microenterprise, String dissolution) {
        overtaken.hold(microenterprise);
        return heldBy(standings.lock(microenterprise)).filter(me -> me.isBy(dissolution)).map(me -> search(me, dissolution));
    }

    private ElectionId search(Standing me, String dissolution) {
        overtaken.callOff(me.code(), dissolution, one -> one.phase() == ElectionPhase.INTERIM);
        var underWay = elections.open(me.code()).stream().filter(one -> !NO_SEARCH.contains(one.phase())).findFirst();
        return underWay.orElseGet(() -> announced(me, dissolution)).id();
    }

    private OwnerElection announced(Standing me, String dissolution) {
        var opened = opening.open(microenterprises.find(me.code()).orElseThrow(), new ElectionOpening.Start(ElectionTrigger.DISSOLUTION, Optional.empty(), dissolution, false), election -> {});
        return opened.election().orElseThrow(() -> new IllegalStateException("no search for an owner of " + me.code() + ": " + opened.ruling()));
    }

    @EventListener
    public void settled(ElectionSettled settled) {
        var election = settled.election();
        if (election.office().overtakenBy().isEmpty()) {
            heldBy(standings.find(election.microenterprise())).ifPresent(me -> events.publishEvent(
                    new OwnerSearchEnded(me.code(), me.dissolution(), election.id(), newOwner(election), clock.instant())));
        }
    }

    private static Username newOwner(OwnerElection election) {
        return switch (election.phase()) {
            case INTERIM -> election.office().interim().orElse(null);
            case ELECTED -> election.office().winner().orElse(null);
            default -> null;
        };
    }

    private static Optional<Standing> heldBy(Optional<Standing> me) {
        return me.filter(one -> one.state() == MicroenterpriseState.DISSOLVING);
    }
}
