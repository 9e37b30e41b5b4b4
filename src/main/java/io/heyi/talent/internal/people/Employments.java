package io.heyi.talent.internal.people;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.people.domain.Checks;
import io.heyi.talent.internal.people.domain.PayPolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Role and country of people; the pool coordinator registers them, because pay depends on them (domain.md §1a). Nobody does so for himself. */
@Service
@Transactional
public class Employments {

    private final PayStore store;
    private final PayPolicy policy;
    private final Access access;
    private final AuditTrail audit;
    private final WorkingDays calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Employments(PayStore store, PayPolicy policy, Access access, AuditTrail audit, WorkingDays calendar, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.policy = policy;
        this.access = access;
        this.audit = audit;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /** As typed. @param validFrom empty for today */
    public record Input(String role, String country, String validFrom) {}

    @Transactional(readOnly = true)
    public Employment of(Username person, LocalDate day) {
        return of(List.of(person), day).get(person);
    }

    /** Everybody is in the result; those without a registration with the policy's usual role and country. */
    @Transactional(readOnly = true)
    public Map<Username, Employment> of(Collection<Username> people, LocalDate day) {
        var found = new HashMap<>(store.employments(people, day));
        people.forEach(person -> found.putIfAbsent(person, usual()));
        return found;
    }

    Employment usual() {
        return new Employment(policy.usualRole(), policy.usualCountry(), null);
    }

    /** Codes to choose from, in their order. */
    @Transactional(readOnly = true)
    public List<String> roles() {
        return store.roles();
    }

    /** Currency by country of employment. */
    @Transactional(readOnly = true)
    public Map<String, String> countries() {
        return store.countries();
    }

    public static boolean mayRegister(CurrentUser user, Username person) {
        return user.has(Role.POOL_COORDINATOR) && !user.username().equals(person);
    }

    public PayReply register(CurrentUser user, Username person, Input input) {
        if (!mayRegister(user, person)) {
            return new PayReply.NotAllowed("people.refusal.onlyCoordinatorRegisters");
        }
        if (access.person(person).isEmpty()) {
            return new PayReply.Unknown();
        }
        var today = LocalDate.now(clock.withZone(calendar.zone()));
        var checks = new Checks();
        var from = input.validFrom() == null || input.validFrom().isBlank() ? today : checks.day("validFrom", input.validFrom(), today.minusYears(1), today.plusYears(1));
        if (!store.roles().contains(input.role())) {
            checks.error("role", "role");
        }
        if (!store.countries().containsKey(input.country())) {
            checks.error("country", "country", String.join(", ", store.countries().keySet()));
        }
        return checks.failed() ? new PayReply.Invalid(checks.errors()) : write(user, person, new Employment(input.role(), input.country(), from));
    }

    private PayReply write(CurrentUser user, Username person, Employment wanted) {
        store.lock("employment/" + person);
        var known = store.employments(List.of(person), wanted.since()).get(person);
        if (known != null && known.role().equals(wanted.role()) && known.country().equals(wanted.country())) {
            return new PayReply.Done(false, 0);
        }
        store.insert(person, wanted, user.username(), clock.instant());
        audit.record(new AuditEvent(person.value(), user.username().value(), "people.employmentRegistered",
                Map.of("person", person.value(), "role", wanted.role(), "country", wanted.country(), "validFrom", wanted.since().toString())));
        events.publishEvent(new ProfileChanged(person, clock.instant()));
        return new PayReply.Done(true, 0);
    }
}
