package io.heyi.orchestration.internal.clock;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClientException;

/**
 * Moves the product's and the engine's time forward together, for local use. The product goes first and is stored, so a timer never fires at a product that
 * lives before it; whichever clock is found behind (an engine that was restarted) is brought up again.
 */
@Service
@Profile("local")
public class TimeMachine {

    private static final Logger LOG = LoggerFactory.getLogger(TimeMachine.class);
    /** Clocks on one machine that differ by less are taken as equal: asking takes time too. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private final HeyiClock clock;
    private final ClockStore store;
    private final EngineClock engine;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final ZoneId zone;

    TimeMachine(HeyiClock clock, ClockStore store, EngineClock engine, AuditTrail audit, TransactionTemplate transaction,
                @Value(WorkingDays.ZONE) ZoneId zone) {
        this.clock = clock;
        this.store = store;
        this.engine = engine;
        this.audit = audit;
        this.transaction = transaction;
        this.zone = zone;
    }

    public ProductTime time() {
        return new ProductTime(clock.instant(), clock.offset(), zone);
    }

    /** @param period ISO 8601, forward, at most five years */
    public MoveOutcome advance(String period, String actor) {
        return switch (Advance.parse(period)) {
            case Advance.Invalid(var errors) -> new MoveOutcome.Refused(errors);
            case Advance.Valid(var advance) -> advance(advance, period, actor);
        };
    }

    private MoveOutcome advance(Advance advance, String period, String actor) {
        if (!engineIsThere()) {
            return new MoveOutcome.EngineAway();
        }
        var outcome = transaction.execute(status -> {
            clock.setOffset(store.lockedOffset());
            var now = clock.instant();
            return switch (advance.from(now, zone)) {
                case Advance.Target.Refused(var errors) -> new MoveOutcome.Refused(errors);
                case Advance.Target.Reachable(var target) -> move(now, target, period, actor);
            };
        });
        if (outcome instanceof MoveOutcome.Moved) {
            clock.setOffset(store.offset());
            follow();
            return new MoveOutcome.Moved(time());
        }
        return outcome;
    }

    private MoveOutcome move(Instant from, Instant target, String period, String actor) {
        var offset = clock.offset().plus(Duration.between(from, target));
        store.setOffset(offset);
        audit.record(new AuditEvent("operations", actor, "orchestration.timeMoved",
                Map.of("by", period, "from", from.toString(), "to", target.toString())));
        return new MoveOutcome.Moved(new ProductTime(target, offset, zone));
    }

    private boolean engineIsThere() {
        try {
            if (engine.isPresent()) {
                engine.now();
            }
            return true;
        } catch (RestClientException e) {
            LOG.warn("time is not moved, the engine's clock cannot be reached: {}", e.getMessage());
            return false;
        }
    }

    /** Also after a restart of the engine, which forgets its moved time. One at a time: two that measure the same difference would both add it. */
    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT5S")
    synchronized void follow() {
        try {
            clock.setOffset(store.offset());
            if (engine.isPresent()) {
                align(Duration.between(engine.now(), clock.instant()));
            }
        } catch (RestClientException e) {
            LOG.debug("the engine's clock cannot be reached now: {}", e.getMessage());
        }
    }

    private void align(Duration engineBehind) {
        if (engineBehind.compareTo(TOLERANCE) > 0) {
            engine.add(engineBehind);
            LOG.info("moved the engine's clock by {}", engineBehind);
        } else if (engineBehind.negated().compareTo(TOLERANCE) > 0) {
            var offset = clock.offset().plus(engineBehind.negated());
            transaction.executeWithoutResult(status -> store.setOffset(offset));
            clock.setOffset(offset);
            LOG.info("the engine's clock is ahead; moved the product's to {}", clock.instant());
        }
    }
}
