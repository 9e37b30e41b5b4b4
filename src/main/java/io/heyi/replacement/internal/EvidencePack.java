package io.heyi.replacement.internal;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.Actuals.Figure;
import io.heyi.emc.Actuals.FigureId;
import io.heyi.emc.Actuals.PastFigure;
import io.heyi.emc.Deliveries;
import io.heyi.emc.Delivery;
import io.heyi.emc.DueDeliverable;
import io.heyi.emc.EmcView;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.CaseStore.StoredEvidence;
import io.heyi.replacement.internal.domain.Evidence;
import io.heyi.replacement.internal.domain.Evidence.Dependency;
import io.heyi.replacement.internal.domain.Evidence.Dispute;
import io.heyi.replacement.internal.domain.Evidence.Row;
import io.heyi.replacement.internal.domain.Evidence.Version;
import io.heyi.replacement.internal.domain.ReplacementPolicy;
import io.heyi.shared.CanonicalJson;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the evidence together: frozen contract metrics of the last months, the versions they were measured by, and what became of the deliverables that
 * the party waits for. Nothing else. */
@Component
class EvidencePack {

    private final ObjectProvider<Actuals> actuals;
    private final Deliveries deliveries;
    private final ReplacementPolicy policy;
    private final ReplacementSchedule schedule;
    private final Clock clock;

    EvidencePack(ObjectProvider<Actuals> actuals, Deliveries deliveries, ReplacementPolicy policy, ReplacementSchedule schedule, Clock clock) {
        this.actuals = actuals;
        this.deliveries = deliveries;
        this.policy = policy;
        this.schedule = schedule;
        this.clock = clock;
    }

    Evidence of(ReplacementCode code, EmcView emc, ActorId subject, String rule) {
        var last = schedule.month(clock.instant());
        var rows = rows(emc, subject, last.minusMonths(policy.evidenceMonths()), last);
        var periods = rows.stream().map(Row::period).collect(Collectors.toSet());
        var versions = emc.versions().stream().filter(version -> periods.contains(version.period()))
                .map(version -> new Version(version.number(), version.period(), version.origin(), version.termsHash())).toList();
        return new Evidence(Evidence.FORMAT, code.value(), emc.code(), subject, clock.instant(), rows, versions, dependencies(emc, subject, periods), rule);
    }

    /** Its canonical bytes with their digest. */
    StoredEvidence seal(Evidence evidence) {
        var document = CanonicalJson.of(CaseJson.write(evidence));
        return new StoredEvidence(CanonicalJson.sha256(document), document);
    }

    /** At most {@code evidenceMonths}, of which the latest may be the one that runs. */
    private List<Row> rows(EmcView emc, ActorId subject, YearMonth first, YearMonth last) {
        var source = actuals.getObject();
        var past = source.history(emc.code(), first, last).stream().filter(figure -> figure.id().actor().equals(subject.value())).toList();
        var months = past.stream().map(PastFigure::period).distinct().sorted().toList();
        var shown = months.subList(Math.max(0, months.size() - policy.evidenceMonths()), months.size());
        Map<YearMonth, Map<FigureId, Figure>> frozen = new HashMap<>();
        shown.forEach(month -> frozen.put(month, source.frozen(emc.code(), month).stream().flatMap(one -> one.figures().stream()).collect(Collectors.toMap(Figure::id, figure -> figure))));
        return past.stream().filter(figure -> shown.contains(figure.period())).map(figure -> row(figure, frozen.get(figure.period()).get(figure.id()))).toList();
    }

    private static Row row(PastFigure promised, Figure delivered) {
        return new Row(promised.period(), promised.id().metric(), promised.name(), promised.unit(), promised.bottom(), promised.grab(), promised.leading(), promised.value(),
                delivered.original(), delivered.attainmentPercent(), delivered.belowBottom(), delivered.source(), delivered.submittedBy(),
                delivered.factId() == null ? null : delivered.factId().toString());
    }

    /** Of the latest version, and of the months that are shown. */
    private List<Dependency> dependencies(EmcView emc, ActorId subject, Set<YearMonth> periods) {
        var today = schedule.day(clock.instant());
        return deliveries.of(emc.code()).stream().filter(one -> !one.owner().equals(subject) && (one.inForce() || periods.contains(YearMonth.from(one.due()))))
                .flatMap(one -> one.waiting(subject).map(waiting -> dependency(one, waiting.titles(), today)).stream()).toList();
    }

    private static List<Dispute> disputes(Delivery delivery) {
        return delivery.disputes().stream().map(word -> new Dispute(word.party(), word.reason(), word.proof(), word.link(), word.at())).toList();
    }

    private static Dependency dependency(DueDeliverable one, List<String> waiting, LocalDate today) {
        var said = Optional.ofNullable(one.delivery());
        return new Dependency(one.id(), one.title(), one.owner(), one.ownerName(), one.due(), waiting, said.map(Delivery::deliveredOn).orElse(null), said.map(Delivery::recordedOn).orElse(null),
                said.map(Delivery::state).orElse(null), one.standing(today), one.daysLate().orElse(null), said.map(EvidencePack::disputes).orElse(List.of()));
    }
}
