package io.heyi.microenterprise.internal.life;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.LifecycleChanged;
import io.heyi.microenterprise.Memberships.Membership;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.internal.election.ElectionsAtClosing;
import io.heyi.microenterprise.internal.persistence.LifecycleStore;
import io.heyi.microenterprise.internal.persistence.LifecycleStore.Standing;
import io.heyi.microenterprise.internal.persistence.MembershipStore;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Each change leaves its mark in the life cycle, in the history and as an event, all in the caller's transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class LifecycleOfMicroenterprises implements Lifecycle {

    private static final Set<MicroenterpriseState> ALIVE = EnumSet.of(MicroenterpriseState.RUNNING, MicroenterpriseState.ON_WATCH, MicroenterpriseState.REPLACING);
    private static final Set<MicroenterpriseState> FROZEN = EnumSet.of(MicroenterpriseState.DISSOLVING, MicroenterpriseState.CLOSED);

    private final LifecycleStore store;
    private final MicroenterpriseStore records;
    private final MembershipStore memberships;
    private final Places places;
    private final ElectionsAtClosing elections;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LifecycleOfMicroenterprises(LifecycleStore store, MicroenterpriseStore records, MembershipStore memberships, Places places, ElectionsAtClosing elections, AuditTrail audit,
                                ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.records = records;
        this.memberships = memberships;
        this.places = places;
        this.elections = elections;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Change freeze(String microenterprise, String dissolution, String trigger) {
        return change(microenterprise, me -> {
            if (me.state() == MicroenterpriseState.DISSOLVING && me.isBy(dissolution)) {
                return done(me);
            }
            // a case that has released it is over: its late repeat must not freeze it again
            if (!ALIVE.contains(me.state()) || me.isBy(dissolution)) {
                return wrong(me);
            }
            store.freeze(me.code(), dissolution, trigger, clock.instant());
            return entered(me, MicroenterpriseState.DISSOLVING, "dissolving", Map.of("dissolution", dissolution, "dissolutionTrigger", trigger));
        });
    }

    @Override
    public Change resume(String microenterprise, String dissolution, String reason) {
        return change(microenterprise, me -> {
            if (ALIVE.contains(me.state()) && me.isBy(dissolution)) {
                return done(me);
            }
            if (me.state() != MicroenterpriseState.DISSOLVING || !me.isBy(dissolution)) {
                return wrong(me);
            }
            var saved = entered(me, MicroenterpriseState.RUNNING, "saved", Map.of("dissolution", dissolution, "reason", reason));
            store.release(me.code());
            return saved;
        });
    }

    @Override
    public Change move(String microenterprise, String dissolution, String platform) {
        if (!store.isPlatform(platform)) {
            throw new IllegalArgumentException("there is no platform " + platform);
        }
        return change(microenterprise, me -> {
            if (me.isBy(dissolution) && me.state() != MicroenterpriseState.CLOSED && me.platform().equals(platform)) {
                return done(me);
            }
            if (me.state() != MicroenterpriseState.DISSOLVING || !me.isBy(dissolution)) {
                return wrong(me);
            }
            store.move(me.code(), platform);
            return entered(me, me.state(), "moved", Map.of("dissolution", dissolution, "from", me.platform(), "to", platform));
        });
    }

    /** Elections before the record, as those who act in an election lock them. */
    @Override
    public Change close(String microenterprise, String dissolution, String citedRule) {
        elections.hold(microenterprise);
        return change(microenterprise, me -> {
            if (me.state() == MicroenterpriseState.CLOSED && me.isBy(dissolution)) {
                return done(me);
            }
            if (me.state() != MicroenterpriseState.DISSOLVING || !me.isBy(dissolution)) {
                return wrong(me);
            }
            var left = memberships.in(me.code()).stream().filter(one -> !one.owner()).map(Membership::person).toList();
            return left.isEmpty() ? close(me, dissolution, citedRule) : new Change.StillThere(left);
        });
    }

    private Change close(Standing me, String dissolution, String citedRule) {
        elections.callOff(me.code(), dissolution);
        places.end(me.code(), dissolution, clock.instant());
        store.close(me.code(), citedRule, clock.instant());
        return entered(me, MicroenterpriseState.CLOSED, "closed", Map.of("dissolution", dissolution, "citedRule", citedRule));
    }

    private Change change(String microenterprise, Function<Standing, Change> change) {
        return store.lock(microenterprise).map(change).orElseGet(Change.Unknown::new);
    }

    private static Change done(Standing me) {
        return new Change.Done(me.state());
    }

    private static Change wrong(Standing me) {
        return new Change.Wrong(me.state(), me.dissolution());
    }

    private Change entered(Standing me, MicroenterpriseState state, String reason, Map<String, Object> details) {
        var now = clock.instant();
        records.enter(me.code(), state, now, reason, details);
        audit.record(new AuditEvent(me.code(), AuditEvent.SYSTEM, "microenterprise.life." + reason, details));
        events.publishEvent(new LifecycleChanged(me.code(), state, details.get("dissolution").toString(), now));
        return new Change.Done(state);
    }

    @Override
    public Optional<Freeze> freeze(String microenterprise) {
        // whoever only reads commits nobody, and may not hold records
        var me = TransactionSynchronizationManager.isCurrentTransactionReadOnly() ? store.find(microenterprise) : store.share(microenterprise);
        return me.flatMap(LifecycleOfMicroenterprises::standstill);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Freeze> shown(String microenterprise) {
        return store.find(microenterprise).flatMap(LifecycleOfMicroenterprises::standstill);
    }

    private static Optional<Freeze> standstill(Standing me) {
        return FROZEN.contains(me.state()) ? Optional.of(new Freeze(me.code(), me.state(), me.dissolution(), me.frozenSince())) : Optional.empty();
    }
}
