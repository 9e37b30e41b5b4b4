package io.heyi.emc.internal.renewal;

import io.heyi.emc.Actuals;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The draft that a lead starts from: present terms, committed values moved to what was reached, and what the members wish (issue 3, part 5). */
final class Suggestion {

    private Suggestion() {}

    static ContractTerms of(ContractTerms present, List<Actuals.Figure> figures, List<Wish> wishes) {
        var reached = figures.stream().filter(figure -> figure.value() != null).collect(Collectors.toMap(Actuals.Figure::id, Actuals.Figure::value, (one, two) -> one));
        var wished = wishes.stream().collect(Collectors.toMap(Wish::actor, wish -> wish, (one, two) -> two));
        var leaving = wishes.stream().filter(Wish::leave).map(Wish::actor).filter(actor -> !present.lead().map(Node::actor).filter(actor::equals).isPresent()).toList();
        var nodes = present.nodes().stream().map(node -> node(node, reached, wished.get(node.actor()))).toList();
        return present.withNodes(nodes).without(leaving);
    }

    private static Node node(Node n, Map<Actuals.FigureId, BigDecimal> reached, Wish wish) {
        var targets = n.targets().stream().map(target -> moved(target, reached.get(new Actuals.FigureId(n.actor().value(), target.metric())))).toList();
        var ratio = wish != null && wish.ratioPercent() != null && n.tier() == Tier.STRATEGIC ? wish.ratioPercent() : n.ratioPercent();
        return new Node(n.actor(), n.kind(), n.name(), n.lead(), n.tier(), n.place(), n.contribution(), n.services(), targets, ratio, n.investment(), n.costs(),
                n.deliverables(), n.otherFlows());
    }

    /** What was reached is the least to commit to next, as long as it lies between bottom and leading and is better than what was committed before. */
    private static MetricTarget moved(MetricTarget t, BigDecimal reached) {
        if (reached == null) {
            return t;
        }
        int direction = t.higherIsBetter() ? 1 : -1;
        boolean better = reached.compareTo(t.grab()) * direction > 0 && reached.compareTo(t.leading()) * direction <= 0;
        return better ? new MetricTarget(t.metric(), t.name(), t.unit(), t.bottom(), reached, t.leading(), t.region()) : t;
    }

}
