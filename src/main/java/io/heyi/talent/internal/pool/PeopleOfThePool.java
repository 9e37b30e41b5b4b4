package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.Memberships.Membership;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.StayCode;
import io.heyi.talent.TalentPool;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The pool for other modules. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class PeopleOfThePool implements TalentPool {

    private static final Set<MicroenterpriseState> OVER = EnumSet.of(MicroenterpriseState.DISSOLVING, MicroenterpriseState.CLOSED);

    private final PoolStays stays;
    private final StayStore store;
    private final Memberships memberships;
    private final Moves moves;
    private final WorkingDays calendar;
    private final Clock clock;

    PeopleOfThePool(PoolStays stays, StayStore store, Memberships memberships, Moves moves, WorkingDays calendar, Clock clock) {
        this.stays = stays;
        this.store = store;
        this.memberships = memberships;
        this.moves = moves;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public StayCode enter(Username person, EntryCause cause, String source, LocalDate entered) {
        return stays.begin(person, cause, source, notBeforeToday(entered), AuditEvent.SYSTEM);
    }

    @Override
    public Destination release(Username person, EntryCause cause, String source, LocalDate day) {
        var joined = moves.carryOutAtRelease(person);
        if (joined.isPresent()) {
            return new Destination(Destination.Kind.JOINED, joined.get());
        }
        var place = memberships.of(person).stream().filter(one -> !OVER.contains(one.state())).map(Membership::microenterprise).findFirst();
        return place.map(code -> new Destination(Destination.Kind.STAYS, code)).orElseGet(() -> new Destination(Destination.Kind.POOL, stays.begin(person, cause, source, notBeforeToday(day), AuditEvent.SYSTEM).value()));
    }

    private LocalDate notBeforeToday(LocalDate day) {
        var today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        return day.isBefore(today) ? today : day;
    }

    @Override
    public Optional<String> carryOut(Username person) {
        return moves.carryOutAtRelease(person);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Username, StayCode> current(Collection<Username> people) {
        return people.isEmpty() ? Map.of() : store.open(people);
    }
}
