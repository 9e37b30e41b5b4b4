package io.heyi.talent.internal.pool;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.shared.Money;
import io.heyi.talent.StayCode;
import io.heyi.talent.internal.domain.pool.PoolStay;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books pool wages, each month of each stay once: the row, the ledger's entry and the stay's next month change together. The books are the pool's, one set for each
 * currency; an entry names the stay and never the person.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WageBooking {

    private static final Account WAGES = Account.wageExpense();
    private static final Account OWED = Account.wagePayable();

    private final PoolWages wages;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    WageBooking(PoolWages wages, Ledger ledger, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.wages = wages;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    static String books(Currency currency) {
        return "POOL-" + currency.getCurrencyCode();
    }

    /** Books what is due now; the caller holds the stay and stores it. @return false when a wage cannot be told because no benchmark is known */
    public boolean bookDue(PoolStay stay) {
        for (var month : stay.wagesDue(clock.instant())) {
            var wage = wages.of(stay.person(), stay.entered(), stay.endedOn().orElse(month.plusMonths(1).atDay(1)), month);
            if (wage.isEmpty()) {
                return false;
            }
            book(stay.code(), month, wage.get().total());
            stay.wageBooked(month);
        }
        return stay.endedOn().isEmpty() || takeBack(stay, stay.endedOn().get());
    }

    /** The pool was told late of the end: what stands in the books for that day and later ones is taken back, so that nobody is paid twice. @return false without a benchmark */
    private boolean takeBack(PoolStay stay, LocalDate end) {
        for (var booked : booked(stay.code()).entrySet()) {
            var month = booked.getKey();
            if (month.plusMonths(1).atDay(1).isAfter(end)) {
                var right = wages.of(stay.person(), stay.entered(), end, month);
                if (right.isEmpty()) {
                    return false;
                }
                takeBack(stay.code(), month, booked.getValue(), right.get().total());
            }
        }
        return true;
    }

    private void takeBack(StayCode stay, YearMonth month, Money booked, Money right) {
        if (!booked.currency().equals(right.currency()) || right.isAtLeast(booked)) {
            return;
        }
        jdbc.sql("update talent.pool_wage set amount = ? where stay = ? and month = ?").params(right.amount(), stay.value(), month.toString()).update();
        var tooMuch = booked.minus(right);
        ledger.post(books(booked.currency()), stay + "/" + month + "/back", "talentpool.ledger.back|" + stay + "|" + month, List.of(new Line(OWED, Side.DEBIT, tooMuch), new Line(WAGES, Side.CREDIT, tooMuch)));
        audit.record(new AuditEvent(stay.value(), AuditEvent.SYSTEM, "talent.stay.wageTakenBack", Map.of("month", month.toString())));
    }

    private void book(StayCode stay, YearMonth month, Money total) {
        int rows = jdbc.sql("insert into talent.pool_wage (stay, month, currency, amount, booked_at) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(stay.value(), month.toString(), total.currency().getCurrencyCode(), total.amount(), StayStore.utc(clock.instant())).update();
        if (rows == 1 && !total.isZero()) {
            var books = books(total.currency());
            ledger.open(books, total.currency());
            ledger.post(books, stay + "/" + month, "talentpool.ledger.wage|" + stay + "|" + month, List.of(new Line(WAGES, Side.DEBIT, total), new Line(OWED, Side.CREDIT, total)));
            audit.record(new AuditEvent(stay.value(), AuditEvent.SYSTEM, "talent.stay.wageBooked", Map.of("month", month.toString())));
        }
    }

    /** What was booked for a stay, by month, the oldest first. */
    @Transactional(readOnly = true)
    public SequencedMap<YearMonth, Money> booked(StayCode stay) {
        var booked = new LinkedHashMap<YearMonth, Money>();
        jdbc.sql("select month, currency, amount from talent.pool_wage where stay = ? order by month").param(stay.value())
                .query((row, n) -> booked.put(YearMonth.parse(row.getString(1)), money(row.getBigDecimal(3), row.getString(2)))).list();
        return booked;
    }

    private static Money money(BigDecimal amount, String currency) {
        return new Money(amount, Currency.getInstance(currency));
    }
}
