package io.heyi.talent.internal.people;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.shared.Money;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.Pay;
import io.heyi.talent.internal.people.PayStore.SalaryRow;
import io.heyi.talent.internal.people.domain.Checks;
import io.heyi.talent.internal.people.domain.PayPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Base salaries: set by the owner of the micro-enterprise, who holds the right over its people and pay, and never below the pool wage (domain.md §0.8). The history says
 * that and by whom, never how much.
 */
@Service
@Transactional
public class Salaries implements Pay {

    private final PayStore store;
    private final Benchmarks benchmarks;
    private final Employments employments;
    private final PayPolicy policy;
    private final PayRights rights;
    private final ObjectProvider<Lifecycle> lifecycle;
    private final AuditTrail audit;
    private final WorkingDays calendar;
    private final Clock clock;

    Salaries(PayStore store, Benchmarks benchmarks, Employments employments, PayPolicy policy, PayRights rights, ObjectProvider<Lifecycle> lifecycle, AuditTrail audit, WorkingDays calendar, Clock clock) {
        this.store = store;
        this.benchmarks = benchmarks;
        this.employments = employments;
        this.policy = policy;
        this.rights = rights;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Username, Money> monthlyBase(String microenterprise, LocalDate day) {
        var found = new LinkedHashMap<Username, Money>();
        for (var row : store.inForce(microenterprise, null, day)) {
            if (row.amount() != null) {
                found.put(row.person(), raised(money(row), floor(row.person(), day)));
            }
        }
        return found;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Money> benchmark(Username person, LocalDate day) {
        var employment = employments.of(person, day);
        return benchmarks.inForce(employment.role(), employment.country(), day);
    }

    /** Least base salary a month of the person on that day; empty without a benchmark. */
    @Transactional(readOnly = true)
    public Optional<Money> floor(Username person, LocalDate day) {
        return benchmark(person, day).map(this::floorOf);
    }

    /** Least base salary a month in a role and country on that day; empty without a benchmark. */
    @Transactional(readOnly = true)
    public Optional<Money> floor(String role, String country, LocalDate day) {
        return benchmarks.inForce(role, country, day).map(this::floorOf);
    }

    private Money floorOf(Money benchmark) {
        return share(benchmark, policy.floorRate());
    }

    private static Money share(Money whole, BigDecimal percent) {
        return new Money(whole.amount().multiply(percent).divide(new BigDecimal(100), 2, RoundingMode.HALF_UP), whole.currency());
    }

    private static Money raised(Money salary, Optional<Money> floor) {
        return floor.filter(least -> least.currency().equals(salary.currency()) && !salary.isAtLeast(least)).orElse(salary);
    }

    private static Money money(SalaryRow row) {
        return new Money(row.amount(), Currency.getInstance(row.currency()));
    }

    /** What the reader may see; empty when that is nothing. Looking at somebody else's pay is written into the history. */
    public Optional<PayView> read(CurrentUser reader, Username person) {
        if (!rights.sees(reader, person)) {
            return Optional.empty();
        }
        if (!reader.username().equals(person)) {
            audit.record(new AuditEvent(person.value(), reader.username().value(), "people.payRead", Map.of("person", person.value())));
        }
        var today = today();
        var employment = employments.of(person, today);
        var benchmark = benchmarks.inForce(employment.role(), employment.country(), today).orElse(null);
        var counting = store.inForce(person, today);
        var rows = store.history(person, rights.seesAll(reader, person) ? null : rights.shared(reader, person), PayView.MOST);
        var salaries = rows.stream().map(row -> new PayView.Salary(row.microenterprise(), row.validFrom(), row.amount() == null ? null : money(row), row.setBy(), row.at(), counting.contains(row))).toList();
        return Optional.of(new PayView(person.value(), employment, benchmark, benchmark == null ? null : floorOf(benchmark),
                benchmark == null ? null : share(benchmark, policy.poolRates().getFirst()), salaries));
    }

    /** @param validFrom as typed, from the first of this month to a year ahead; empty for today */
    public PayReply set(CurrentUser user, String microenterprise, Username person, String amount, String validFrom) {
        if (!rights.shared(user, person).contains(microenterprise)) {
            return new PayReply.NotAllowed("people.refusal.onlyOwnerSetsPay");
        }
        var today = today();
        var checks = new Checks();
        var figure = checks.amount("amount", amount);
        var from = validFrom == null || validFrom.isBlank() ? today : checks.day("validFrom", validFrom, today.withDayOfMonth(1), today.plusYears(1));
        if (checks.failed()) {
            return new PayReply.Invalid(checks.errors());
        }
        var floor = floor(person, from);
        if (floor.isEmpty()) {
            return new PayReply.Conflict("people.refusal.noBenchmark", List.of());
        }
        if (figure.compareTo(floor.get().amount()) < 0) {
            checks.error("amount", "belowFloor", floor.get(), policy.floorRate());
            return new PayReply.Invalid(checks.errors());
        }
        return write(microenterprise, person, new Money(figure, floor.get().currency()), from, user.username().value(), true);
    }

    /**
     * What was agreed by an offer and its acceptance; joins the caller's transaction, a repeat changes nothing. An amount below the floor is raised to it.
     *
     * @param by user name of whoever made the offer
     * @return what counts
     */
    public Money agree(String microenterprise, Username person, Money amount, LocalDate from, String by) {
        var wage = raised(amount, floor(person, from));
        write(microenterprise, person, wage, from, by, false);
        return wage;
    }

    private PayReply write(String microenterprise, Username person, Money amount, LocalDate from, String by, boolean needsFreedom) {
        var rule = lifecycle.getIfAvailable();
        // the micro-enterprise's record before the salary's lock, as when somebody leaves
        var frozen = needsFreedom && rule != null ? rule.freeze(microenterprise) : Optional.<Lifecycle.Freeze>empty();
        store.lock("salary/" + microenterprise + "/" + person);
        var known = store.inForce(microenterprise, person, from).stream().findFirst();
        if (known.isPresent() && known.get().amount() != null && money(known.get()).equals(amount)) {
            return new PayReply.Done(false, 0);
        }
        if (frozen.isPresent()) {
            return new PayReply.Conflict("people.refusal.frozen", List.of(microenterprise, frozen.get().dissolution()));
        }
        store.insert(new SalaryRow(microenterprise, person, from, amount.amount(), amount.currency().getCurrencyCode(), by, clock.instant()));
        audit.record(new AuditEvent(person.value(), by, "people.salarySet", Map.of("person", person.value(), "microenterprise", microenterprise, "validFrom", from.toString())));
        return new PayReply.Done(true, 0);
    }

    /** The salary ends with the membership; that day is the next place's, so that nobody is paid twice for it. */
    @EventListener
    public void on(MembershipChanged change) {
        if (change.joined()) {
            return;
        }
        var day = LocalDate.ofInstant(change.at(), calendar.zone());
        store.lock("salary/" + change.microenterprise() + "/" + change.person());
        var ended = Stream.concat(store.inForce(change.microenterprise(), change.person(), day).stream().map(row -> end(row, day)),
                store.later(change.microenterprise(), change.person(), day).stream().map(row -> end(row, row.validFrom())));
        ended.flatMap(Optional::stream).toList().forEach(store::insert);
    }

    /** A raise that was agreed for later ends before it begins. Empty where it has ended already. */
    private Optional<SalaryRow> end(SalaryRow row, LocalDate from) {
        return row.amount() == null ? Optional.empty() : Optional.of(new SalaryRow(row.microenterprise(), row.person(), from, null, row.currency(), AuditEvent.SYSTEM, clock.instant()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(calendar.zone()));
    }
}
