package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import io.heyi.shared.Money;
import io.heyi.talent.Pay;
import io.heyi.talent.internal.people.domain.PoolWage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The pool wage of one month of somebody's stay (domain.md §3a), in the currency of the benchmark. */
@Component
public class PoolWages {

    private final Pay pay;
    private final PoolWage wage;

    PoolWages(Pay pay, PoolWage wage) {
        this.pay = pay;
        this.wage = wage;
    }

    /**
     * @param until first day without wage. Not the limit while others have yet to decide: nobody goes without a wage for that, and the last rate goes on
     * @return empty when no benchmark is known for the person
     */
    public Optional<Wage> of(Username person, LocalDate entered, LocalDate until, YearMonth month) {
        var first = month.atDay(1).isBefore(entered) ? entered : month.atDay(1);
        return pay.benchmark(person, first).map(benchmark -> {
            var paid = wage.of(benchmark.amount(), entered, until, month);
            var currency = benchmark.currency();
            return new Wage(month, paid.parts().stream().map(part -> new Part(part.from(), part.to(), part.ratePercent(), new Money(part.amount(), currency))).toList(),
                    new Money(paid.total(), currency));
        });
    }

    /** @param total zero for a month without a day of the stay */
    public record Wage(YearMonth month, List<Part> parts, Money total) {

        public Wage {
            parts = List.copyOf(parts);
        }
    }

    /** Days with one rate, both inclusive. */
    public record Part(LocalDate from, LocalDate to, BigDecimal ratePercent, Money amount) {}
}
