package io.heyi.performance.internal.actuals;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.performance.FakeEmcs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An EMC whose lead nobody else has, so that ratings start fresh; the lead commits to 1,000 ovens, with a bottom of 800. */
public record MeasuredEmc(EmcCode code, String oven, ContractTerms terms, JdbcClient jdbc, Actuals actuals) {

    private static final AtomicInteger NUMBERS = new AtomicInteger(100);
    static final Instant EARLY = Instant.parse("2026-05-20T00:00:00Z");

    public static MeasuredEmc fresh(JdbcClient jdbc, Actuals actuals) {
        var number = NUMBERS.incrementAndGet();
        var oven = "ME-%04d".formatted(number);
        var nodes = new ArrayList<>(FakeEmcs.cooking().nodes());
        var lead = nodes.getFirst();
        nodes.set(0, new ContractTerms.Node(new ActorId(oven), lead.kind(), lead.name(), true, lead.tier(), null, lead.contribution(), lead.services(), lead.targets(),
                lead.ratioPercent(), lead.investment(), lead.costs(), lead.deliverables(), null));
        return new MeasuredEmc(new EmcCode("EMC-%04d".formatted(number)), oven, FakeEmcs.terms(nodes), jdbc, actuals);
    }

    UUID fact(YearMonth period, String actor, String metric, String value, Instant at) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into performance.fact (id, emc, period, actor, metric, value, source, submitted_by, channel, intake, received_at) values (?, ?, ?, ?, ?, ?, 'till', 'owner-2', 'API', ?, ?)")
                .params(id, code.value(), period.toString(), actor, metric, new BigDecimal(value), UUID.randomUUID(), MonthStore.utc(at)).update();
        return id;
    }

    /** A month of the lead from report to cut-off. */
    void freeze(YearMonth period, String sold) {
        fact(period, oven, "ovens-sold", sold, EARLY);
        actuals.freeze(code, period, terms, EARLY);
    }

    /** A month of the lead from report to conclusion. */
    public void conclude(YearMonth period, String sold) {
        freeze(period, sold);
        actuals.conclude(code, period, EARLY);
    }
}
