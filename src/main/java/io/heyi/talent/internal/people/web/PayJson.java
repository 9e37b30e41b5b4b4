package io.heyi.talent.internal.people.web;

import io.heyi.shared.Money;
import io.heyi.talent.internal.people.Benchmarks;
import io.heyi.talent.internal.people.PayView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A person's pay for clients; see {@link PayView}. @param poolWage of a whole first month in the pool */
record PayJson(String person, String role, String country, Amount benchmark, Amount floor, Amount poolWage, List<Salary> salaries) {

    record Amount(BigDecimal amount, String currency) {

        static Amount of(Money money) {
            return money == null ? null : new Amount(money.amount(), money.currency().getCurrencyCode());
        }
    }

    /** @param base gross, a month; null for an end */
    record Salary(String microenterprise, LocalDate validFrom, Amount base, String setBy, Instant at, boolean counts) {}

    /** A benchmark. */
    record Benchmark(long id, String role, String country, LocalDate validFrom, Amount monthly, String source, Benchmarks.State state, String proposedBy, Instant proposedAt, String decidedBy,
                     Instant decidedAt) {

        static Benchmark of(Benchmarks.Row row) {
            return new Benchmark(row.id(), row.role(), row.country(), row.validFrom(), Amount.of(row.amount()), row.source(), row.state(), row.proposedBy(), row.proposedAt(), row.decidedBy(), row.decidedAt());
        }
    }

    static PayJson of(PayView pay) {
        return new PayJson(pay.person(), pay.employment().role(), pay.employment().country(), Amount.of(pay.benchmark()), Amount.of(pay.floor()), Amount.of(pay.poolWageNow()),
                pay.salaries().stream().map(one -> new Salary(one.microenterprise(), one.validFrom(), Amount.of(one.amount()), one.setBy(), one.at(), one.counts())).toList());
    }
}
