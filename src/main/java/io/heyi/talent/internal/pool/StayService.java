package io.heyi.talent.internal.pool;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.shared.Money;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.StayCode;
import io.heyi.talent.TalentPool.EntryCause;
import io.heyi.talent.internal.domain.pool.PoolPolicy;
import io.heyi.talent.internal.domain.pool.PoolStay;
import io.heyi.talent.internal.domain.pool.StayOutcome;
import io.heyi.talent.internal.domain.pool.StayPhase;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's own stay: entering and leaving by own wish, and what the stay looks like. Anybody inside may enter, owners and platform owners too (domain.md P6). */
@Service
@Transactional
public class StayService {

    private static final Set<MicroenterpriseState> HOLDING = EnumSet.complementOf(EnumSet.of(MicroenterpriseState.CLOSED, MicroenterpriseState.FOUNDING));

    private final StayStore store;
    private final PoolStays stays;
    private final OfferStore offers;
    private final PoolWages wages;
    private final WageBooking booking;
    private final Memberships memberships;
    private final Access access;
    private final PoolPolicy policy;
    private final WorkingDays calendar;
    private final Clock clock;

    StayService(StayStore store, PoolStays stays, OfferStore offers, PoolWages wages, WageBooking booking, Memberships memberships, Access access, PoolPolicy policy, WorkingDays calendar, Clock clock) {
        this.store = store;
        this.stays = stays;
        this.offers = offers;
        this.wages = wages;
        this.booking = booking;
        this.memberships = memberships;
        this.access = access;
        this.policy = policy;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The person enters by own wish, and leaves the micro-enterprises in which he is a plain member; an owner first gives up the office. */
    public Reply<StayCode> enter(CurrentUser person) {
        if (!person.isInside()) {
            return new Reply.NotAllowed<>("talentpool.refusal.onlyInside");
        }
        return begin(person.username(), EntryCause.OWN_WISH, person.username());
    }

    /** The coordinator registers somebody who has no place. */
    public Reply<StayCode> register(CurrentUser coordinator, String person) {
        if (!coordinator.has(Role.POOL_COORDINATOR)) {
            return new Reply.NotAllowed<>("talentpool.refusal.onlyCoordinator");
        }
        if (!Username.isValid(person) || access.person(new Username(person)).isEmpty()) {
            return Reply.invalid("person", "talentpool.error.person");
        }
        var username = new Username(person);
        if (store.open(username).isEmpty() && memberships.of(username).stream().anyMatch(one -> HOLDING.contains(one.state()))) {
            return Reply.invalid("person", "talentpool.error.hasPlace");
        }
        return begin(username, EntryCause.REGISTERED, coordinator.username());
    }

    private Reply<StayCode> begin(Username person, EntryCause cause, Username by) {
        var held = memberships.of(person).stream().filter(one -> HOLDING.contains(one.state())).toList();
        var owned = held.stream().filter(Memberships.Membership::owner).findFirst();
        if (owned.isPresent() && store.open(person).isEmpty()) {
            return Reply.tooLate("talentpool.refusal.ownsAnother", owned.get().microenterprise());
        }
        for (var place : held.stream().filter(one -> !one.owner()).sorted((a, b) -> a.microenterprise().compareTo(b.microenterprise())).toList()) {
            if (memberships.leave(place.microenterprise(), person, cause.name()) instanceof Memberships.Outcome.Refused(var messageKey, var arguments)) {
                throw new IllegalStateException(person + " cannot leave " + place.microenterprise() + ": " + messageKey + arguments);
            }
        }
        return new Reply.Done<>(stays.begin(person, cause, "", today(), by.value()));
    }

    /** The person leaves the pool; paid until the day before. Told again it changes nothing. */
    public Reply<StayCode> leave(CurrentUser person) {
        var open = store.lockOpen(person.username());
        if (open.isEmpty()) {
            return Reply.tooLate("talentpool.refusal.notInPool");
        }
        stays.end(open.get(), StayOutcome.LEFT, null, today(), person.username().value());
        return new Reply.Done<>(open.get().code());
    }

    /** The person's own stay that goes on, else the last one. */
    @Transactional(readOnly = true)
    public Optional<StayView> mine(CurrentUser person) {
        return store.open(person.username()).or(() -> store.past(person.username()).stream().findFirst()).map(this::view);
    }

    /** How long the stay goes on, for a glance. @param limit first day after the time allowed @param daysLeft until it, 0 when it has come */
    public record Countdown(String code, StayPhase phase, LocalDate limit, long daysLeft) {}

    /** Of the person's stay that goes on; empty outside the pool. */
    @Transactional(readOnly = true)
    public Optional<Countdown> countdown(CurrentUser person) {
        return store.open(person.username()).map(stay -> new Countdown(stay.code().value(), stay.phase(), stay.limit(), daysLeft(stay)));
    }

    private long daysLeft(PoolStay stay) {
        return Math.max(0, ChronoUnit.DAYS.between(today(), stay.limit()));
    }

    private StayView view(PoolStay stay) {
        var months = months(stay);
        boolean told = months.stream().noneMatch(one -> one.total() == null);
        var shown = told ? months : List.<StayView.Month>of();
        var total = shown.stream().map(StayView.Month::total).reduce(Money::plus).orElse(null);
        var hindered = stay.outcome().isPresent() ? null : stay.extensionHindered(offers.hasOpen(stay.person(), clock.instant()), policy).orElse(null);
        return new StayView(stay.code().value(), stay.phase(), stay.cause(), stay.source(), stay.entered(), stay.limit(), daysLeft(stay),
                stay.isExtended(), stay.outcome().orElse(null), stay.place().orElse(null), stay.endedOn().orElse(null), stay.refusals(), policy.refusalsAllowed(), hindered, stay.isProfileReady(),
                shown, total);
    }

    /** To the end of the stay, or to the limit; a stay that goes on beyond it is shown to the present month. */
    private List<StayView.Month> months(PoolStay stay) {
        var until = stay.endedOn().orElseGet(() -> today().isBefore(stay.limit()) ? stay.limit() : YearMonth.from(today()).plusMonths(1).atDay(1));
        var booked = booking.booked(stay.code());
        var months = new ArrayList<StayView.Month>();
        for (var month = YearMonth.from(stay.entered()); month.atDay(1).isBefore(until); month = month.plusMonths(1)) {
            var wage = wages.of(stay.person(), stay.entered(), until, month);
            var known = booked.get(month);
            months.add(new StayView.Month(month, wage.map(PoolWages.Wage::parts).orElse(List.of()), known != null ? known : wage.map(PoolWages.Wage::total).orElse(null), known != null));
        }
        return months;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }
}
