package io.heyi.performance.internal.intake;

import io.heyi.emc.EmcCode;
import io.heyi.performance.MetricFact;
import io.heyi.performance.Metrics;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class MetricsFacade implements Metrics {

    private final FactStore facts;

    MetricsFacade(FactStore facts) {
        this.facts = facts;
    }

    @Override
    @Transactional
    public void backfill(List<MetricFact> past, String submittedBy, Function<YearMonth, Instant> receivedAt) {
        facts.lock(past.stream().map(MetricFact::emc).toList());
        facts.backfill(past, submittedBy, receivedAt);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Reported> reportedAfter(EmcCode emc, String actor, YearMonth period) {
        return facts.reportedAfter(emc, actor, period);
    }
}
