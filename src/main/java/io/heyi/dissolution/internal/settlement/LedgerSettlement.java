package io.heyi.dissolution.internal.settlement;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.dissolution.internal.settlement.Inventory.Wage;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.microenterprise.MembershipHistory;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.Money;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.Pay;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The settlement on the books of the micro-enterprise. Every call holds the settlement's row, so that two at once follow each other and the second finds it done. */
@Service
@Transactional
class LedgerSettlement implements Settlement {

    private final SettlementStore store;
    private final Ledger ledger;
    private final Microenterprises microenterprises;
    private final Lifecycle lifecycle;
    private final ObjectProvider<Pay> pay;
    private final ObjectProvider<MembershipHistory> history;
    private final SettlementViews views;
    private final SettlementPolicy policy;
    private final WorkingDays calendar;
    private final Clock clock;

    LedgerSettlement(SettlementStore store, Ledger ledger, Microenterprises microenterprises, Lifecycle lifecycle, ObjectProvider<Pay> pay, ObjectProvider<MembershipHistory> history,
                SettlementViews views, SettlementPolicy policy, WorkingDays calendar, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.microenterprises = microenterprises;
        this.lifecycle = lifecycle;
        this.pay = pay;
        this.history = history;
        this.views = views;
        this.policy = policy;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void begin(DissolutionCode code, String microenterprise, Money runDownBudget) {
        if (store.find(code).isPresent()) {
            return;
        }
        var view = microenterprises.find(microenterprise).orElseThrow(() -> new IllegalArgumentException("there is no micro-enterprise " + microenterprise));
        var currency = ledger.currencies(List.of(microenterprise)).get(microenterprise);
        if (!runDownBudget.currency().equals(currency)) {
            throw new IllegalArgumentException("the books of " + microenterprise + " are kept in " + currency + ", not " + runDownBudget.currency());
        }
        var frozen = frozen(microenterprise);
        var file = SettlementFile.begin(code, microenterprise, view.platform(), runDownBudget, clock.instant().plus(Duration.ofDays(policy.claimDays())), frozen.withDayOfMonth(1),
                wages(view, frozen, currency));
        if (store.insert(file)) {
            store.remember(code, AuditEvent.SYSTEM, "begun", Map.of("microenterprise", microenterprise, "budget", runDownBudget.toString(), "claimsUntil", file.claimsUntil().toString()));
        }
    }

    @Override
    public void extendClaims(DissolutionCode code) {
        var file = locked(code);
        file.extendClaims(clock.instant().plus(Duration.ofDays(policy.claimDays())));
        store.save(file);
        store.remember(code, AuditEvent.SYSTEM, "claimsExtended", Map.of("claimsUntil", file.claimsUntil().toString()));
    }

    /** First day of the freeze; today where nothing is known of one. */
    private LocalDate frozen(String microenterprise) {
        return lifecycle.shown(microenterprise).map(Lifecycle.Freeze::since).map(this::day).orElseGet(this::today);
    }

    /** Of everybody who is there, and of who has left since the freeze; from the day of joining, because the days before are paid by the place before, or the pool. */
    private List<Wage> wages(MicroenterpriseView view, LocalDate frozen, Currency currency) {
        var there = new TreeMap<String, LocalDate>();
        view.members().forEach(member -> there.put(member.username(), day(member.since())));
        var left = store.left(view.code(), frozen);
        var joined = joined(view.code(), left.keySet());
        var wages = new ArrayList<Wage>();
        var payOf = new HashMap<LocalDate, Map<Username, Money>>();
        there.forEach((person, since) -> wages.add(new Wage(person, monthly(payOf, view.code(), person, today(), currency), since, null, false, null)));
        left.forEach((person, day) -> {
            if (!there.containsKey(person)) {
                wages.add(new Wage(person, monthly(payOf, view.code(), person, day.minusDays(1), currency), joined.get(person), day.minusDays(1), true, null));
            }
        });
        return wages;
    }

    /** The day on which each of them joined, by what is known of former members. */
    private Map<String, LocalDate> joined(String microenterprise, Collection<String> people) {
        var joined = new HashMap<String, LocalDate>();
        history.ifAvailable(known -> known.forEach(people.stream().map(Username::new).toList(), belonging -> {
            if (belonging.microenterprise().equals(microenterprise)) {
                joined.merge(belonging.person().value(), day(belonging.since()), (one, other) -> one.isAfter(other) ? one : other);
            }
        }));
        return joined;
    }

    /** Pay in another currency is unknown here: the officer says what it is in the currency of the books. */
    private BigDecimal monthly(Map<LocalDate, Map<Username, Money>> payOf, String microenterprise, String person, LocalDate day, Currency currency) {
        var figures = payOf.computeIfAbsent(day, of -> pay.stream().findFirst().map(known -> known.monthlyBase(microenterprise, of)).orElse(Map.of()));
        return Optional.ofNullable(figures.get(new Username(person))).filter(one -> one.currency().equals(currency)).map(Money::amount).orElse(null);
    }

    /** Also before the inventory begins: who leaves a frozen micro-enterprise keeps the wage of the days until then. */
    @EventListener
    void wagesEndWithTheMembership(MembershipChanged change) {
        if (change.joined()) {
            return;
        }
        var day = day(change.at());
        if (lifecycle.shown(change.microenterprise()).isPresent()) {
            store.hasLeft(change.microenterprise(), change.person().value(), day);
        }
        store.running(change.microenterprise()).forEach(code -> store.lock(code).ifPresent(file -> {
            boolean drawnUp = file.state() == SettlementState.DRAWN_UP;
            if (file.hasLeft(change.person().value(), day)) {
                store.save(file);
                if (drawnUp && file.state() == SettlementState.OPEN) {
                    store.remember(code, AuditEvent.SYSTEM, "reopened", Map.of("reason", "dissolutionmoney.reopened.left"));
                }
            }
        }));
    }

    @Override
    @Transactional(readOnly = true)
    public List<OpenPoint> openPoints(DissolutionCode code) {
        return store.find(code).map(file -> OpenPoints.of(file, sheet(file), clock.instant(), today())).orElse(List.of());
    }

    @Override
    public DrawnUp drawUp(DissolutionCode code) {
        var file = locked(code);
        if (file.state() == SettlementState.BOOKED) {
            return new DrawnUp(file.fingerprint().orElseThrow());
        }
        if (file.state() != SettlementState.OPEN && file.state() != SettlementState.DRAWN_UP) {
            throw new IllegalStateException("settlement " + code + " has ended: " + file.state());
        }
        var sheet = sheet(file);
        if (OpenPoints.isCurrent(file, sheet)) {
            return new DrawnUp(file.fingerprint().orElseThrow());
        }
        if (file.state() == SettlementState.DRAWN_UP) {
            file.reopen();
        }
        var open = OpenPoints.of(file, sheet, clock.instant(), today());
        if (!open.isEmpty()) {
            throw new IllegalStateException("settlement " + code + " cannot be drawn up: " + open);
        }
        var account = DrawingUp.of(file, sheet);
        var fingerprint = fingerprint(account);
        file.drawUp(account, fingerprint);
        store.save(file);
        store.remember(code, AuditEvent.SYSTEM, "drawnUp", Map.of("fingerprint", fingerprint));
        return new DrawnUp(fingerprint);
    }

    static String document(FinalAccount account) {
        return CanonicalJson.of(SettlementJson.write(account));
    }

    private static String fingerprint(FinalAccount account) {
        return CanonicalJson.sha256(document(account));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOpenTo(DissolutionCode code, CurrentUser reader) {
        return views.of(code, reader).isPresent();
    }

    @Override
    public void hold(DissolutionCode code) {
        store.lock(code);
    }

    @Override
    public boolean book(DissolutionCode code) {
        var file = locked(code);
        if (file.state() == SettlementState.BOOKED) {
            return true;
        }
        if (file.state() != SettlementState.DRAWN_UP || file.signature(Signatory.OFFICER).isEmpty() || file.signature(Signatory.OWNER).isEmpty()) {
            return false;
        }
        var account = file.account().orElseThrow();
        if (!today().equals(account.closingDay()) || !OpenPoints.isCurrent(file, sheet(file))) {
            return false;
        }
        SettlementPostings.of(account).forEach(step -> ledger.postJointly(code + "/" + step.step(), "dissolutionmoney.ledger." + step.step() + "|" + code, step.lines()));
        ledger.close(file.microenterprise());
        file.end(SettlementState.BOOKED);
        store.save(file);
        store.keep(code, file.fingerprint().orElseThrow(), document(account));
        store.remember(code, AuditEvent.SYSTEM, "booked", Map.of("fingerprint", file.fingerprint().orElseThrow(), "signatures", file.signatures().stream().map(Inventory.Signature::person).toList()));
        return true;
    }

    @Override
    public void drop(DissolutionCode code) {
        store.lock(code).filter(file -> file.state() == SettlementState.OPEN || file.state() == SettlementState.DRAWN_UP).ifPresent(file -> {
            file.end(SettlementState.DROPPED);
            store.save(file);
            store.remember(code, AuditEvent.SYSTEM, "dropped", Map.of("microenterprise", file.microenterprise()));
        });
    }

    @Override
    public void handOver(DissolutionCode code, String toMicroenterprise) {
        var file = locked(code);
        if (file.state() == SettlementState.HANDED_OVER) {
            return;
        }
        if (file.state() != SettlementState.OPEN && file.state() != SettlementState.DRAWN_UP) {
            throw new IllegalStateException("settlement " + code + " has ended: " + file.state());
        }
        var claims = MergerClaims.of(file, sheet(file));
        if (!claims.isEmpty()) {
            ledger.postJointly(code + "/merger-claims", "dissolutionmoney.ledger.mergerClaims|" + code, claims);
        }
        var lines = HandOverPostings.of(file.microenterprise(), toMicroenterprise, ledger.openBalances(file.microenterprise()));
        if (!lines.isEmpty()) {
            ledger.postJointly(code + "/merger", "dissolutionmoney.ledger.merger|" + code + "|" + toMicroenterprise, lines);
        }
        ledger.close(file.microenterprise());
        file.end(SettlementState.HANDED_OVER);
        store.save(file);
        store.remember(code, AuditEvent.SYSTEM, "handedOver", Map.of("microenterprise", file.microenterprise(), "to", toMicroenterprise));
    }

    private SettlementFile locked(DissolutionCode code) {
        return store.lock(code).orElseThrow(() -> new IllegalStateException("dissolution " + code + " has no settlement"));
    }

    private BookSheet sheet(SettlementFile file) {
        return BookSheet.of(ledger, file);
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    private LocalDate day(Instant at) {
        return at.atZone(calendar.zone()).toLocalDate();
    }
}
