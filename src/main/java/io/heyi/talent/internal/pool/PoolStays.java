package io.heyi.talent.internal.pool;

import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.StayCode;
import io.heyi.talent.TalentPool.EntryCause;
import io.heyi.talent.internal.domain.pool.PoolPolicy;
import io.heyi.talent.internal.domain.pool.PoolStay;
import io.heyi.talent.internal.domain.pool.StayOutcome;
import io.heyi.talent.internal.people.Seekers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begin and end of stays: record, group of the pool and process go together, in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PoolStays {

    public static final String PROCESS_ID = "talent-pool-stay";
    public static final String BEGUN = "talent.stayBegun";
    public static final String ENDED = "talent.stayEnded";

    private final StayStore store;
    private final Access access;
    private final Seekers seekers;
    private final ProcessCommands commands;
    private final PoolPolicy policy;
    private final WorkingDays calendar;

    PoolStays(StayStore store, Access access, Seekers seekers, ProcessCommands commands, PoolPolicy policy, WorkingDays calendar) {
        this.store = store;
        this.access = access;
        this.seekers = seekers;
        this.commands = commands;
        this.policy = policy;
        this.calendar = calendar;
    }

    /** Somebody who is in the pool already stays where he is. @param entered first day with pool wage, also a past one @param by user name, or {@code system} */
    StayCode begin(Username person, EntryCause cause, String source, LocalDate entered, String by) {
        var open = store.lockOpen(person);
        if (open.isPresent()) {
            return open.get().code();
        }
        var stay = PoolStay.begin(store.nextCode(), person, cause, source, entered, calendar.zone(), policy, by);
        if (!store.insert(stay)) {
            // somebody else has just brought the person in; the index has waited for that
            return store.lockOpen(person).orElseThrow().code();
        }
        access.grant(Set.of(tie(person)));
        seekers.looks(person, stay.entered());
        announce(stay);
        return stay.code();
    }

    /** Starts the process of a stay; a stay has one process only, however often it is told. */
    public void announce(PoolStay stay) {
        commands.publish(BEGUN, stay.code().value(), Map.of("stay", stay.code().value()));
    }

    /** Ends the stay if it goes on, and stores it. @param day first day without pool wage */
    public void end(PoolStay stay, StayOutcome how, String place, LocalDate day, String by) {
        if (stay.end(how, place, day, by)) {
            store.save(stay);
            ended(stay);
        }
    }

    /** What follows from the end of a stay that has just been stored as ended. */
    public void ended(PoolStay stay) {
        seekers.settled(stay.person());
        access.revoke(Set.of(tie(stay.person())));
        commands.publish(ENDED, stay.code().value(), Map.of("stay", stay.code().value()));
    }

    /**
     * The person has a place: a stay that goes on ends on that day, however late the pool hears of it.
     *
     * @param at begin of the membership; that day is paid by the place
     */
    void joined(Username person, String microenterprise, Instant at, String by) {
        store.lockOpen(person).ifPresent(stay -> end(stay, StayOutcome.JOINED, microenterprise, stay.day(at), by));
    }

    private static Relation tie(Username person) {
        return new Relation(person, Relation.Kind.POOL_MEMBER, Relation.POOL);
    }
}
