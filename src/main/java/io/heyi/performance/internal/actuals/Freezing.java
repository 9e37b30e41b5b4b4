package io.heyi.performance.internal.actuals;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.performance.internal.actuals.MonthStore.Carry;
import io.heyi.performance.internal.actuals.MonthStore.Late;
import io.heyi.performance.internal.actuals.MonthStore.Latest;
import io.heyi.performance.internal.domain.Correction;
import io.heyi.performance.internal.domain.PerformancePolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a month's figures out of its targets, the latest facts and the late facts of earlier months. A calculation only: the same input gives the same figures. */
final class Freezing {

    private final String emc;
    private final ContractTerms terms;
    private final PerformancePolicy policy;
    private final Map<Key, Latest> latest;

    Freezing(EmcCode emc, ContractTerms terms, PerformancePolicy policy, List<Latest> latest) {
        this.emc = emc.value();
        this.terms = terms;
        this.policy = policy;
        this.latest = latest.stream().collect(Collectors.toMap(fact -> new Key(fact.actor(), fact.metric()), Function.identity()));
    }

    record Key(String actor, String metric) {}

    record Result(List<FrozenFigure> figures, List<Carry> carries) {}

    Result freeze(List<Late> late) {
        Map<Key, FrozenFigure> figures = new LinkedHashMap<>();
        terms.goals().forEach(goal -> add(figures, emc, goal));
        terms.nodes().forEach(node -> node.targets().forEach(target -> add(figures, node.actor().value(), target)));
        var carries = late.stream().filter(fact -> counts(figures.get(new Key(fact.actor(), fact.metric())))).map(fact -> carry(fact, figures)).toList();
        carries.forEach(carry -> figures.computeIfPresent(new Key(carry.actor(), carry.metric()), (key, figure) -> figure.with(figure.carried().add(carry.difference()))));
        return new Result(new ArrayList<>(figures.values()), carries);
    }

    private void add(Map<Key, FrozenFigure> figures, String actor, MetricTarget target) {
        var key = new Key(actor, target.metric());
        figures.putIfAbsent(key, figure(actor, target, figures.size(), latest.get(key)));
    }

    /** What a part has promised for a month that is not frozen yet, with what was reported so far and without corrections of earlier months. */
    static List<FrozenFigure> running(Node part, List<Latest> latest) {
        var actor = part.actor().value();
        var facts = latest.stream().filter(fact -> fact.actor().equals(actor)).collect(Collectors.toMap(Latest::metric, Function.identity()));
        return part.targets().stream().map(target -> figure(actor, target, 0, facts.get(target.metric()))).toList();
    }

    private static FrozenFigure figure(String actor, MetricTarget target, int position, Latest fact) {
        return new FrozenFigure(actor, target.metric(), position, target.name() == null ? target.metric() : target.name(), target.unit() == null ? "" : target.unit(),
                target.bottom(), target.grab() == null ? target.bottom() : target.grab(), target.leading(), fact == null ? null : fact.value(), BigDecimal.ZERO, fact == null ? null : fact.id(),
                fact == null ? null : fact.source(), fact == null ? null : fact.submittedBy(), fact == null ? null : fact.person(), fact == null ? null : fact.sampleSize(), null);
    }

    /** A correction waits for a month that has a figure of its own, and only amounts and counts can be added up. */
    private boolean counts(FrozenFigure figure) {
        return figure != null && figure.own() != null && policy.additive(figure.unit());
    }

    private static Carry carry(Late late, Map<Key, FrozenFigure> figures) {
        var target = figures.get(new Key(late.actor(), late.metric())).target();
        return new Carry(late.actor(), late.metric(), late.period().toString(), late.counted(), late.value(), Correction.difference(late.counted(), late.value(), target), late.fact());
    }
}
