package io.heyi.dissolution.internal;

import io.heyi.dissolution.DissolutionClosed;
import io.heyi.dissolution.DissolutionOutcome;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.settlement.Settlement;
import io.heyi.emc.ActorId;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.ReturnedScenarios;
import io.heyi.replacement.Departures;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends cases, with what belongs to an outcome in the same transaction; a repeat changes nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DissolutionEnding {

    private final DissolutionStore store;
    private final Lifecycle lifecycle;
    private final Departures departures;
    private final Settlement settlement;
    private final DissolutionBallot ballot;
    private final ReturnedScenarios scenarios;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DissolutionEnding(DissolutionStore store, Lifecycle lifecycle, Departures departures, Settlement settlement, DissolutionBallot ballot, ReturnedScenarios scenarios, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.departures = departures;
        this.settlement = settlement;
        this.ballot = ballot;
        this.scenarios = scenarios;
        this.events = events;
        this.clock = clock;
    }

    /** Stores the case too. Where the micro-enterprise runs on, what was frozen or begun for its end is taken back. */
    public void end(Dissolution found, DissolutionOutcome outcome, String by, String reason) {
        var now = clock.instant();
        if (!found.end(outcome, by, reason, now)) {
            return;
        }
        if (outcome.isRunningOn()) {
            ballot.callOff(found);
            release(found, outcome);
        }
        store.saveStep(found);
        events.publishEvent(new DissolutionClosed(found.code(), found.microenterprise(), outcome, now));
    }

    private void release(Dissolution found, DissolutionOutcome outcome) {
        if (!found.isFrozen()) {
            return;
        }
        scenarios.takeBack(found.microenterprise(), found.code().value());
        departures.stay(new ActorId(found.microenterprise()), found.code().value());
        if (!found.runDown().notices().isEmpty()) {
            settlement.drop(found.code());
        }
        var change = lifecycle.resume(found.microenterprise(), found.code().value(), "dissolution.status." + outcome);
        if (!(change instanceof Lifecycle.Change.Done)) {
            throw new IllegalStateException(found.microenterprise() + " does not run on after " + found.code() + ": " + change);
        }
    }
}
