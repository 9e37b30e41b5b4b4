package io.heyi.emc.internal.renewal;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What one text of terms says differently from another, line by line, for the redline of a proposal. */
public final class TermsDiff {

    private final List<Line> lines = new ArrayList<>();

    private TermsDiff() {}

    /**
     * @param subject whom or what the line is about: a party's or a metric's name; empty for the contract as a whole
     * @param field message key part below {@code emcrenewal.term.}
     * @param oldValue null where something is new
     * @param newValue null where something is dropped
     */
    public record Line(String subject, String field, String oldValue, String newValue) {}

    public static List<Line> between(ContractTerms old, ContractTerms next) {
        var diff = new TermsDiff();
        diff.compare("", whole(old), whole(next));
        diff.metrics("", old.goals(), next.goals());
        diff.nodes(old.nodes(), next.nodes());
        return List.copyOf(diff.lines);
    }

    private static Map<String, String> whole(ContractTerms t) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("title", t.title());
        fields.put("userScenario", t.userScenario());
        fields.put("goal", t.goal());
        fields.put("governance", t.governance());
        fields.put("shareSpace", t.shareSpace() == null ? null : t.shareSpace().tiers() != null
                ? t.shareSpace().tiers().stream().map(TermsDiff::percent).collect(Collectors.joining(" / ")) : percent(t.shareSpace().percent()));
        fields.put("reinvestmentPercent", percent(t.reinvestmentPercent()));
        fields.put("split", t.split() == null ? null : t.split().name());
        fields.put("places", t.places().stream().map(place -> place.title() + " × " + place.wanted()).collect(Collectors.joining(", ")));
        fields.put("terminationConditions", t.terminationConditions().stream().map(ContractTerms.TerminationCondition::text).collect(Collectors.joining("; ")));
        return fields;
    }

    private void nodes(List<Node> old, List<Node> next) {
        var before = old.stream().collect(Collectors.toMap(Node::actor, node -> node, (one, two) -> one, LinkedHashMap::new));
        var after = next.stream().collect(Collectors.toMap(Node::actor, node -> node, (one, two) -> one, LinkedHashMap::new));
        var all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        for (var actor : all) {
            var was = before.get(actor);
            var is = after.get(actor);
            if (was == null) {
                lines.add(new Line(is.name(), "member", null, percent(is.ratioPercent())));
            } else if (is == null) {
                lines.add(new Line(was.name(), "member", percent(was.ratioPercent()), null));
            } else {
                compare(is.name(), node(was), node(is));
                metrics(is.name() + " · ", was.targets(), is.targets());
            }
        }
    }

    private static Map<String, String> node(Node n) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("tier", n.tier() == null ? null : n.tier().name());
        fields.put("lead", String.valueOf(n.lead()));
        fields.put("ratioPercent", percent(n.ratioPercent()));
        fields.put("investment", plain(n.investment()));
        fields.put("contribution", n.contribution());
        fields.put("services", String.join(", ", n.services()));
        fields.put("costs", n.costs().stream().map(cost -> cost.label() + " " + plain(cost.amount())).collect(Collectors.joining(", ")));
        fields.put("deliverables", n.deliverables().stream().map(d -> d.title() + " " + Objects.toString(d.due(), "")).collect(Collectors.joining(", ")));
        fields.put("otherFlows", n.otherFlows());
        return fields;
    }

    private void metrics(String prefix, List<MetricTarget> old, List<MetricTarget> next) {
        var before = byName(old);
        var after = byName(next);
        var all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        for (var key : all) {
            var name = prefix + (after.containsKey(key) ? after.get(key) : before.get(key)).name();
            compare(name, target(before.get(key)), target(after.get(key)));
        }
    }

    private static Map<String, MetricTarget> byName(List<MetricTarget> targets) {
        return targets.stream().collect(Collectors.toMap(t -> t.metric() + "/" + Objects.toString(t.region(), ""), t -> t, (one, two) -> one, LinkedHashMap::new));
    }

    private static Map<String, String> target(MetricTarget t) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("bottom", t == null ? null : plain(t.bottom()));
        fields.put("grab", t == null ? null : plain(t.grab()));
        fields.put("leading", t == null ? null : plain(t.leading()));
        return fields;
    }

    private void compare(String subject, Map<String, String> old, Map<String, String> next) {
        next.forEach((field, value) -> {
            if (!Objects.equals(old.get(field), value)) {
                lines.add(new Line(subject, field, old.get(field), value));
            }
        });
    }

    private static String percent(BigDecimal value) {
        return value == null ? null : plain(value) + " %";
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
