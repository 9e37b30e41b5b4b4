package io.heyi.talent.internal.process.pool;

import io.heyi.access.Groups;
import io.heyi.access.Role;
import io.heyi.inbox.Reminder;
import io.heyi.orchestration.TryLater;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.domain.pool.PoolPolicy;
import io.heyi.talent.internal.domain.pool.PoolStay;
import io.heyi.talent.internal.domain.pool.StayPhase;
import io.heyi.talent.internal.pool.StayStore;
import io.heyi.talent.internal.pool.WageBooking;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process of a stay does; each step may be repeated. */
@Component
@Transactional
public class StaySteps {

    /** A wage that cannot be told yet is looked at again after this. */
    private static final Duration WITHOUT_BENCHMARK = Duration.ofHours(6);

    private final StayStore store;
    private final WageBooking wages;
    private final PoolPolicy policy;
    private final WorkingDays calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StaySteps(StayStore store, WageBooking wages, PoolPolicy policy, WorkingDays calendar, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.wages = wages;
        this.policy = policy;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    public record Opened(String person, String profileDueAt, String profileReminderAt, String nextNoticeAt, String nextWageAt) {}

    /** @param decisionGroups who is asked while something is to be decided */
    public record Standing(String stayPhase, String nextNoticeAt, List<String> decisionGroups, String decisionDueAt, String decisionReminderAt) {}

    public record WagePaid(String nextWageAt) {}

    public record Reminded(String stayPhase) {}

    public record Settled(String stayOutcome) {}

    public Opened open(StayVariables in) {
        var stay = store.lock(in.code());
        var due = clock.instant().plus(Duration.ofDays(policy.profileDays()));
        return new Opened(stay.person().value(), due.toString(), reminderAt(due).toString(), stay.nextNoticeAt(policy).toString(), stay.nextWageAt().toString());
    }

    /** Reminds of the limit, and hands over to people when it has come. */
    public Standing watchLimit(StayVariables in) {
        var stay = store.lock(in.code());
        stay.giveNotice(clock.instant(), policy);
        stay.reachLimit(clock.instant());
        store.save(stay);
        return standing(stay);
    }

    public Standing applyDecision(StayVariables in) {
        return standing(store.lock(in.code()));
    }

    /** Nobody decided: more people are asked, nothing else happens. */
    public Standing escalate(StayVariables in) {
        var stay = store.lock(in.code());
        stay.escalate();
        store.save(stay);
        return standing(stay);
    }

    private Standing standing(PoolStay stay) {
        int days = stay.phase() == StayPhase.LEGAL_CHECK ? policy.legalWorkingDays() : policy.decisionWorkingDays();
        var due = calendar.after(clock.instant(), days);
        return new Standing(stay.phase().name(), stay.nextNoticeAt(policy).toString(), deciders(stay), due.toString(), reminderAt(due).toString());
    }

    private static List<String> deciders(PoolStay stay) {
        var first = Groups.of(stay.phase() == StayPhase.LEGAL_CHECK ? Role.SETTLEMENT_OFFICER : Role.POOL_COORDINATOR);
        return stay.escalations() > 0 ? List.of(first, Groups.of(Role.ADMINISTRATOR)) : List.of(first);
    }

    private Instant reminderAt(Instant due) {
        var at = due.minus(policy.reminderBefore());
        return at.isBefore(clock.instant()) ? clock.instant() : at;
    }

    public WagePaid payWage(StayVariables in) {
        var stay = store.lock(in.code());
        boolean all = wages.bookDue(stay);
        store.save(stay);
        return new WagePaid((all ? stay.nextWageAt() : clock.instant().plus(WITHOUT_BENCHMARK)).toString());
    }

    /** Books what is owed until the end of the stay. */
    public Settled settle(StayVariables in) {
        var stay = store.lock(in.code());
        if (!wages.bookDue(stay)) {
            throw TryLater.after(WITHOUT_BENCHMARK, "no benchmark is known for the wage of " + stay.code() + "; the last wage waits for it");
        }
        store.save(stay);
        return new Settled(stay.outcome().map(Enum::name).orElse(""));
    }

    public Reminded remind(StayVariables in) {
        var stay = store.lock(in.code());
        events.publishEvent(Reminder.of(PoolTasks.remindedOf(in.reminderStep()).type(), in.stay(), clock.instant()));
        return new Reminded(stay.phase().name());
    }
}
