package io.heyi.performance.internal.actuals;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.performance.Ratings;
import io.heyi.performance.internal.actuals.StepStore.Taken;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.performance.internal.domain.Rating;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class RatingsService implements Ratings {

    private final MonthStore months;
    private final RatingStore ratings;
    private final StepStore steps;
    private final PerformancePolicy policy;
    private final AuditTrail audit;
    private final Clock clock;

    RatingsService(MonthStore months, RatingStore ratings, StepStore steps, PerformancePolicy policy, AuditTrail audit, Clock clock) {
        this.months = months;
        this.ratings = ratings;
        this.steps = steps;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public BigDecimal stars(ActorId actor) {
        return ratings.stars(List.of(actor.value())).getOrDefault(actor.value(), policy.newcomerRating());
    }

    @Override
    public Optional<Change> find(String key) {
        return steps.settlement(key).map(Taken::shown);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Change> settle(Settlement wanted) {
        var before = locked(wanted.actor().value());
        var known = find(wanted.key());
        if (known.isPresent()) {
            return Optional.of(same(wanted, known.get()));
        }
        var fulfilments = Stream.concat(months.unrated(wanted.emc(), wanted.actor().value()).stream().map(figure -> figure.target().fulfilment(figure.value())), running(wanted)).toList();
        if (fulfilments.isEmpty()) {
            return Optional.empty();
        }
        var fulfilment = Rating.fulfilment(fulfilments);
        var after = Rating.settled(before, fulfilment, policy.ratingKept());
        var change = new Change(wanted.key(), wanted.actor(), wanted.emc(), fulfilment, before, after, clock.instant(), false);
        steps.settle(wanted, change, policy.ratingKept());
        ratings.set(change.actor().value(), after);
        tell(change, wanted.person(), "performance.ratingSettled", wanted.reason(), before, after);
        return Optional.of(change);
    }

    /** Of the month of the last day, while that is not frozen: an amount was promised for the days of the part only, as its share is paid for them (docs/adr/0019). */
    private Stream<BigDecimal> running(Settlement wanted) {
        int days = wanted.days();
        if (days == 0 || months.month(wanted.emc(), wanted.month()).isPresent()) {
            return Stream.empty();
        }
        int of = wanted.month().lengthOfMonth();
        return Freezing.running(wanted.part(), months.latest(wanted.emc(), wanted.month(), clock.instant())).stream()
                .map(figure -> (policy.additive(figure.unit()) ? figure.target().forDays(days, of) : figure.target()).fulfilment(figure.value()));
    }

    private static Change same(Settlement wanted, Change known) {
        if (!known.actor().equals(wanted.actor()) || !known.emc().equals(wanted.emc())) {
            throw new IllegalArgumentException("key " + wanted.key() + " belongs to " + known.actor() + " in " + known.emc());
        }
        return known;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Change> restore(String key, String reason, String person) {
        var found = find(key);
        if (found.isEmpty()) {
            return found;
        }
        var actor = found.get().actor().value();
        var before = locked(actor);
        var taken = steps.settlement(key).orElseThrow();
        if (taken.restored()) {
            return Optional.of(taken.shown());
        }
        var after = Rating.replayed(steps.firstBefore(actor), steps.counting(actor, taken.seq()));
        steps.restore(taken, before, after, reason, person, clock.instant());
        ratings.set(actor, after);
        tell(taken.shown(), person, "performance.ratingRestored", reason, before, after);
        return find(key);
    }

    private BigDecimal locked(String actor) {
        return ratings.lockedStars(List.of(actor), policy.newcomerRating()).get(actor);
    }

    private void tell(Change change, String person, String action, String reason, BigDecimal before, BigDecimal after) {
        audit.record(new AuditEvent(change.emc().value(), person, action, Map.of("actor", change.actor().value(), "reference", change.key(), "reason", reason,
                "fulfilment", change.fulfilment().toPlainString(), "oldValue", before.toPlainString(), "newValue", after.toPlainString())));
    }
}
