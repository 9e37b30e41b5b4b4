package io.heyi.replacement.internal;

import io.heyi.access.Username;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.Emcs;
import io.heyi.performance.Metrics;
import io.heyi.performance.Metrics.Reported;
import io.heyi.replacement.internal.domain.Cure.Recovered;
import io.heyi.replacement.internal.domain.ReplacementCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether the figures that a case is about are back at or above bottom: of each metric the latest report for a month after the evidence's last, taken in by the metric
 * intake from somebody who does not act for the subject, for nobody confirms his own recovery (product-bar T2).
 */
@Component
public class Recovery {

    private final CaseStore store;
    private final Metrics metrics;
    private final Emcs emcs;
    private final Voices voices;
    private final ReplacementSchedule schedule;

    Recovery(CaseStore store, Metrics metrics, Emcs emcs, Voices voices, ReplacementSchedule schedule) {
        this.store = store;
        this.metrics = metrics;
        this.emcs = emcs;
        this.voices = voices;
        this.schedule = schedule;
    }

    /** All of them, or none at all. */
    public List<Recovered> of(ReplacementCase found) {
        var evidence = store.evidence(found.code()).orElseThrow().read();
        var after = evidence.lastPeriod().orElseGet(() -> schedule.month(found.openedAt()).minusMonths(1));
        var own = voices.people(found.subject().actor()).stream().map(Username::value).toList();
        var reports = metrics.reportedAfter(found.emc(), found.subject().actor().value(), after).stream().filter(report -> !own.contains(report.person())).toList();
        var back = new ArrayList<Recovered>();
        for (var metric : found.cause().metrics()) {
            var latest = reports.stream().filter(report -> report.metric().equals(metric)).reduce((earlier, later) -> later);
            latest.flatMap(report -> recovered(found, report)).ifPresent(back::add);
        }
        return back.size() == found.cause().metrics().size() ? List.copyOf(back) : List.of();
    }

    private Optional<Recovered> recovered(ReplacementCase found, Reported report) {
        return emcs.termsOf(found.emc(), report.period()).or(() -> emcs.find(found.emc()).map(emc -> emc.terms()))
                .flatMap(terms -> target(terms, found, report.metric())).filter(target -> reaches(report, target))
                .map(target -> new Recovered(report.period(), report.metric(), report.value(), target.bottom(), report.person()));
    }

    private static Optional<MetricTarget> target(ContractTerms terms, ReplacementCase found, String metric) {
        return terms.node(found.subject().actor()).stream().flatMap(node -> node.targets().stream()).filter(target -> target.metric().equals(metric)).findFirst();
    }

    private static boolean reaches(Reported report, MetricTarget target) {
        int compared = report.value().compareTo(target.bottom());
        return target.higherIsBetter() ? compared >= 0 : compared <= 0;
    }
}
