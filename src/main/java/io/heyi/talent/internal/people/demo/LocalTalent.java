package io.heyi.talent.internal.people.demo;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Groups;
import io.heyi.access.Person;
import io.heyi.access.Username;
import io.heyi.shared.Money;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.people.PayRights;
import io.heyi.talent.internal.people.ProfileInput;
import io.heyi.talent.internal.people.ProfileReading;
import io.heyi.talent.internal.people.ProfileService;
import io.heyi.talent.internal.people.Salaries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Profiles, roles and pay of the demo's people. They need people and micro-enterprises to be known, so it tries until they are; whoever has a profile already is left as he is. */
@Component
@Profile("local")
class LocalTalent {

    private static final Logger LOG = LoggerFactory.getLogger(LocalTalent.class);
    private static final Username COORDINATOR = new Username("pool-coordinator");
    /** Above the floor, so that the demo shows salaries of their own. */
    private static final BigDecimal SHARE_OF_BENCHMARK = new BigDecimal("0.85");

    private final ProfileService profiles;
    private final ProfileReading reading;
    private final Employments employments;
    private final Salaries salaries;
    private final PayRights rights;
    private final Access access;
    private final WorkingDays calendar;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean done;

    LocalTalent(ProfileService profiles, ProfileReading reading, Employments employments, Salaries salaries, PayRights rights, Access access, WorkingDays calendar, TransactionTemplate transaction,
                Clock clock) {
        this.profiles = profiles;
        this.reading = reading;
        this.employments = employments;
        this.salaries = salaries;
        this.rights = rights;
        this.access = access;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT6S", fixedDelayString = "PT3S")
    void bring() {
        if (done) {
            return;
        }
        var people = access.people(DemoPerson.ALL.stream().map(DemoPerson::person).toList());
        var coordinator = access.person(COORDINATOR);
        if (coordinator.isEmpty() || people.size() < DemoPerson.ALL.size() || rights.belongs(DemoPerson.ALL.getFirst().person()).isEmpty()) {
            return;
        }
        DemoPerson.ALL.forEach(one -> transaction.executeWithoutResult(status -> bring(one, user(people.get(one.person())), user(coordinator.get()))));
        done = true;
        LOG.info("the profiles of the demo are there");
    }

    private void bring(DemoPerson one, CurrentUser user, CurrentUser coordinator) {
        if (reading.mine(user).version() > 0) {
            return;
        }
        var today = LocalDate.now(clock.withZone(calendar.zone()));
        employments.register(coordinator, one.person(), new Employments.Input(one.role(), one.country(), ""));
        profiles.save(user, new ProfileInput("0", one.place(), one.skills(), one.wish(), one.wishRoles(), List.of(), List.of(one.place()), one.remote(), false, true, today.toString(), "100"));
        salaries.benchmark(one.person(), today).ifPresent(benchmark -> rights.belongs(one.person()).forEach(me -> salaries.agree(me, one.person(),
                new Money(benchmark.amount().multiply(SHARE_OF_BENCHMARK).setScale(2, RoundingMode.HALF_UP), benchmark.currency()), today.withDayOfMonth(1), "system")));
    }

    private CurrentUser user(Person person) {
        var groups = person.roles().stream().map(Groups::of).collect(Collectors.toSet());
        return new CurrentUser(person.username(), person.displayName(), person.roles(), Set.of(), groups, "demo");
    }
}
