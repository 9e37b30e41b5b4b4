package io.heyi.microenterprise.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.microenterprise.CoInvestments;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.internal.domain.CoInvestmentCheck;
import io.heyi.microenterprise.internal.domain.CoInvestmentCheck.Result;
import io.heyi.microenterprise.internal.persistence.CoInvestmentStore;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cash against capital of the investor. Money for a micro-enterprise that is being dissolved would be a new commitment and is refused. */
@Service
@Transactional
class MoneyFromOutside implements CoInvestments {

    private final MicroenterpriseStore microenterprises;
    private final CoInvestmentStore store;
    private final Lifecycle lifecycle;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final WorkingDays calendar;
    private final Clock clock;

    MoneyFromOutside(MicroenterpriseStore microenterprises, CoInvestmentStore store, Lifecycle lifecycle, Ledger ledger, AuditTrail audit, WorkingDays calendar, Clock clock) {
        this.microenterprises = microenterprises;
        this.store = store;
        this.lifecycle = lifecycle;
        this.ledger = ledger;
        this.audit = audit;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Outcome record(CurrentUser person, String microenterprise, Input input) {
        var found = person.isInside() ? microenterprises.find(microenterprise) : Optional.<MicroenterpriseStore.Row>empty();
        return found.map(me -> record(person, me, input)).orElseGet(Outcome.Unknown::new);
    }

    private Outcome record(CurrentUser person, MicroenterpriseStore.Row me, Input input) {
        var refusal = refusal(person, me.code(), me.platform());
        if (refusal.isPresent()) {
            return new Outcome.NotAllowed(refusal.get());
        }
        var today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        return switch (CoInvestmentCheck.check(input, me.currency(), LocalDate.ofInstant(me.foundedAt(), calendar.zone()), today)) {
            case Result.Faulty(var errors) -> new Outcome.Invalid(errors);
            case Result.Sound sound -> record(new CoInvestment(me.code(), sound.investor(), sound.amount(), me.currency(), sound.receivedOn(), sound.reference(), sound.proof(),
                    person.username().value(), clock.instant()));
        };
    }

    private Outcome record(CoInvestment money) {
        var known = store.find(money.microenterprise(), money.reference());
        if (known.isPresent()) {
            return repeated(known.get(), money);
        }
        var freeze = lifecycle.freeze(money.microenterprise());
        if (freeze.isPresent()) {
            return new Outcome.Conflict(freeze.get().messageKey(), freeze.get().arguments());
        }
        if (!ledger.currencies(List.of(money.microenterprise())).containsKey(money.microenterprise())) {
            return new Outcome.Conflict("microenterprise.refusal.noBooks", List.of(money.microenterprise()));
        }
        if (!store.insert(money)) {
            return repeated(store.find(money.microenterprise(), money.reference()).orElseThrow(), money);
        }
        book(money);
        return new Outcome.Recorded(money);
    }

    private void book(CoInvestment money) {
        var amount = new Money(money.amount(), Currency.getInstance(money.currency()));
        ledger.post(money.microenterprise(), money.microenterprise() + "/co-investment/" + money.reference(), "microenterprise.ledger.coInvestment|" + money.investor(),
                List.of(new Line(Account.cash(), Side.DEBIT, amount), new Line(Account.investorCapital(money.investor()), Side.CREDIT, amount)));
        audit.record(new AuditEvent(money.microenterprise(), money.recordedBy(), "microenterprise.coInvested", Map.of("investor", money.investor(), "amount", amount.toString(),
                "receivedOn", money.receivedOn().toString(), "reference", money.reference(), "proof", money.proof())));
    }

    private static Outcome repeated(CoInvestment known, CoInvestment money) {
        boolean same = known.investor().equals(money.investor()) && known.amount().compareTo(money.amount()) == 0 && known.receivedOn().equals(money.receivedOn()) && known.proof().equals(money.proof());
        return same ? new Outcome.Recorded(known) : new Outcome.Conflict("microenterprise.refusal.referenceUsed", List.of(known.reference()));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayRecord(CurrentUser person, MicroenterpriseView me) {
        return person.isInside() && refusal(person, me.code(), me.platform()).isEmpty() && me.state() != MicroenterpriseState.FOUNDING && lifecycle.shown(me.code()).isEmpty();
    }

    /** Who keeps the books does not belong to the micro-enterprise. */
    private static Optional<String> refusal(CurrentUser person, String code, String platform) {
        if (!person.has(Role.SETTLEMENT_OFFICER) && !person.is(Kind.PLATFORM_OWNER, platform) && !person.is(Kind.PLATFORM_SECOND_OWNER, platform)) {
            return Optional.of("microenterprise.refusal.mayNotRecordMoney");
        }
        return person.is(Kind.ME_OWNER, code) || person.is(Kind.ME_MEMBER, code) ? Optional.of("microenterprise.refusal.ownMoneyRecord") : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<CoInvestment> of(String microenterprise, PageRequest page) {
        return store.of(microenterprise, page);
    }
}
