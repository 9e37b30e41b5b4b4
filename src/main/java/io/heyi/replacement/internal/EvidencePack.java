package io.heyi.replacement.internal;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.Actuals.Figure;
import io.heyi.emc.Actuals.FigureId;
import io.heyi.emc.Actuals.PastFigure;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcView;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.CaseStore.StoredEvidence;
import io.heyi.replacement.internal.domain.Evidence;
import io.heyi.replacement.internal.domain.Evidence.Dependency;
import io.heyi.replacement.internal.domain.Evidence.Row;
import io.heyi.replacement.internal.domain.Evidence.Version;
import io.heyi.replacement.internal.domain.ReplacementPolicy;
import io.heyi.shared.CanonicalJson;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the evidence together: frozen contract metrics of the last months, the versions they were measured by, and what the party waits for from others. Nothing else. */
@Component
class EvidencePack {

    private final ObjectProvider<Actuals> actuals;
    private final ReplacementPolicy policy;
    private final ReplacementSchedule schedule;
    private final Clock clock;

    EvidencePack(ObjectProvider<Actuals> actuals, ReplacementPolicy policy, ReplacementSchedule schedule, Clock clock) {
        this.actuals = actuals;
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
        return new Evidence(code.value(), emc.code(), subject, clock.instant(), rows, versions, dependencies(emc.terms(), subject), rule);
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

    private static List<Dependency> dependencies(ContractTerms terms, ActorId subject) {
        Map<String, Node> owners = new HashMap<>();
        terms.nodes().forEach(node -> node.deliverables().forEach(deliverable -> owners.put(deliverable.id(), node)));
        Map<String, List<String>> waiting = new LinkedHashMap<>();
        terms.node(subject).stream().flatMap(node -> node.deliverables().stream()).forEach(own -> own.dependsOn().forEach(id ->
                waiting.computeIfAbsent(id, any -> new java.util.ArrayList<>()).add(own.title())));
        return waiting.entrySet().stream().filter(entry -> owners.containsKey(entry.getKey()) && !owners.get(entry.getKey()).actor().equals(subject)).map(entry -> {
            var node = owners.get(entry.getKey());
            var deliverable = node.deliverables().stream().filter(one -> one.id().equals(entry.getKey())).findFirst().orElseThrow();
            return new Dependency(deliverable.id(), deliverable.title(), node.actor(), node.name(), deliverable.due(), entry.getValue());
        }).toList();
    }
}
