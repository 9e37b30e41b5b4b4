package io.heyi.replacement.internal;

import io.heyi.audit.AuditEvent;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.replacement.Departures;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.domain.Carried;
import io.heyi.replacement.internal.domain.Departing;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementStep;
import io.heyi.replacement.internal.domain.Withdrawal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Departures of dissolved parties (docs/adr/0024). A case that has not come to the search yet is ended by its own process, and the departure's opens with that end
 * ({@link StandingDepartures}); one that searches goes on as it is. Order of locks: the case, then its departure.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Leaving implements Departures {

    private final CaseStore store;
    private final DepartureStore departures;
    private final Opening opening;
    private final Substitutes substitutes;
    private final Ending ending;
    private final Emcs emcs;
    private final ProcessCommands commands;
    private final Clock clock;

    Leaving(CaseStore store, DepartureStore departures, Opening opening, Substitutes substitutes, Ending ending, Emcs emcs, ProcessCommands commands, Clock clock) {
        this.store = store;
        this.departures = departures;
        this.opening = opening;
        this.substitutes = substitutes;
        this.ending = ending;
        this.emcs = emcs;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public List<Departure> depart(ActorId party, String cause, ActorId preferred) {
        var departing = new Departing(cause, party.equals(preferred) ? null : preferred, clock.instant());
        for (var emc : emcs.runningWith(party)) {
            leaveToOthers(emc, party);
            // a case that ends between being found and being locked makes room for the departure's own
            if (!leaves(emc, party, departing)) {
                leaves(emc, party, departing);
            }
        }
        return of(cause);
    }

    /** @return false where the open case has ended in between */
    private boolean leaves(EmcCode emc, ActorId party, Departing departing) {
        var open = opening.openDeparture(emc, party, departing);
        if (open.isEmpty()) {
            return true;
        }
        var found = store.lock(open.get());
        if (found.outcome().isPresent()) {
            return false;
        }
        var known = departures.by(found.code()).filter(row -> row.departing().dissolution().equals(departing.dissolution()));
        if (known.isEmpty()) {
            departures.keep(emc, party, found.code(), departing);
            turn(found, departing);
        }
        return true;
    }

    /** Of a case that was open before. */
    private void turn(ReplacementCase found, Departing departing) {
        if (!found.depart(departing)) {
            return;
        }
        if (found.succession().searched().isPresent()) {
            substitutes.preferred(found).ifPresent(found.succession().search()::prefer);
        } else if (!found.isDeparture()) {
            withdraw(found.code(), Withdrawal.PARTY_LEFT);
        }
        store.save(found);
    }

    /** Where the party only covers a part that another has left, that other's search ends: the departure searches for the same part. */
    private void leaveToOthers(EmcCode emc, ActorId party) {
        for (var code : store.open(emc)) {
            var found = store.find(code).orElseThrow();
            if (!found.subject().actor().equals(party) && covers(found, party)) {
                withdraw(code, Withdrawal.PARTY_LEFT);
            }
        }
    }

    private static boolean covers(ReplacementCase found, ActorId party) {
        return found.succession().searched().stream().anyMatch(search -> search.holder().actor().equals(party)
                || found.step() == ReplacementStep.COVERING && search.taker().stream().anyMatch(taker -> taker.actor().equals(party)));
    }

    private void withdraw(ReplacementCode code, Withdrawal why) {
        commands.publish(Triggers.CASE_WITHDRAWN, code.value(), Map.of("replacement", code.value(), "withdrawal", why.id()));
    }

    @Override
    public void stay(ActorId party, String cause) {
        for (var row : departures.of(cause)) {
            if (row.standing() && row.subject().equals(party)) {
                stay(row);
            }
        }
    }

    private void stay(DepartureStore.Row row) {
        var found = store.lock(row.code());
        if (found.outcome().isPresent() || !found.succession().carried().isEmpty()) {
            return;
        }
        departures.takeBack(row);
        found.stay(row.departing().dissolution());
        if (found.isDeparture()) {
            ending.breakOff(found, ReplacementOutcome.WITHDRAWN, AuditEvent.SYSTEM, row.departing().dissolution());
            withdraw(found.code(), Withdrawal.ASKERS);
        } else {
            store.save(found);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Departure> of(String cause) {
        return departures.of(cause).stream().map(row -> new Departure(row.code(), row.emc(), row.standing() ? outcome(store.find(row.code()).orElseThrow()) : ReplacementOutcome.WITHDRAWN)).toList();
    }

    /** With a cover the party has left, though the search goes on. */
    private static ReplacementOutcome outcome(ReplacementCase found) {
        boolean covered = found.succession().carried().stream().anyMatch(one -> one.change() == Carried.Change.COVERED && one.party().equals(found.subject().actor()));
        return found.outcome().orElse(covered ? ReplacementOutcome.COVERED : null);
    }
}
