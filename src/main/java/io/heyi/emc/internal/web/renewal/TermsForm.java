package io.heyi.emc.internal.web.renewal;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of terms as a form: goals, share space, reinvestment, and per member its ratio, investment, targets, and whether it stays. Everything else of the terms stays as
 * it is; new members and new texts come by the API.
 *
 * @param base what is being edited
 * @param typed field name to text, as shown and as sent
 */
record TermsForm(ContractTerms base, Map<String, String> typed, List<FieldError> errors) {

    private static final String NUMBER = "-?\\d{1,15}(\\.\\d{1,6})?";

    static TermsForm of(ContractTerms terms) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("goal", terms.goal());
        typed.put("reinvestmentPercent", plain(terms.reinvestmentPercent()));
        if (terms.shareSpace() != null && terms.shareSpace().tiers() == null) {
            typed.put("shareSpace", plain(terms.shareSpace().percent()));
        }
        for (int i = 0; i < terms.goals().size(); i++) {
            target("goals." + i, terms.goals().get(i), typed);
        }
        for (int i = 0; i < terms.nodes().size(); i++) {
            var node = terms.nodes().get(i);
            typed.put("nodes." + i + ".ratioPercent", plain(node.ratioPercent()));
            typed.put("nodes." + i + ".investment", plain(node.investment()));
            for (int j = 0; j < node.targets().size(); j++) {
                target("nodes." + i + ".targets." + j, node.targets().get(j), typed);
            }
        }
        return new TermsForm(terms, typed, List.of());
    }

    private static void target(String path, MetricTarget target, Map<String, String> typed) {
        typed.put(path + ".bottom", plain(target.bottom()));
        typed.put(path + ".grab", plain(target.grab()));
        typed.put(path + ".leading", plain(target.leading()));
    }

    TermsForm with(Map<String, String[]> sent) {
        var all = new LinkedHashMap<>(typed);
        var wrong = new ArrayList<FieldError>();
        sent.forEach((name, values) -> {
            if (typed.containsKey(name) || name.matches("nodes\\.\\d+\\.drop")) {
                var text = values.length == 0 ? "" : values[0].strip();
                all.put(name, text);
                if (!name.equals("goal") && !name.endsWith(".drop") && !text.isEmpty() && !text.matches(NUMBER)) {
                    wrong.add(FieldError.of(name, "emcrenewal.error.notANumber"));
                }
            }
        });
        return new TermsForm(base, all, wrong);
    }

    /** For templates. */
    public String value(String name) {
        return typed.getOrDefault(name, "");
    }

    public boolean dropped(int node) {
        return "on".equals(typed.get("nodes." + node + ".drop")) || "true".equals(typed.get("nodes." + node + ".drop"));
    }

    ContractTerms terms() {
        var goals = new ArrayList<MetricTarget>();
        for (int i = 0; i < base.goals().size(); i++) {
            goals.add(target("goals." + i, base.goals().get(i)));
        }
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < base.nodes().size(); i++) {
            if (!dropped(i) || base.nodes().get(i).lead()) {
                nodes.add(node(i, base.nodes().get(i)));
            }
        }
        var space = typed.containsKey("shareSpace") ? new ShareSpace(number("shareSpace"), null) : base.shareSpace();
        return new ContractTerms(base.title(), base.userScenario(), value("goal"), base.type(), base.platform(), base.parent(), base.currency(), base.governance(), goals,
                space, number("reinvestmentPercent"), base.split(), base.places(), nodes, base.terminationConditions());
    }

    private Node node(int i, Node n) {
        var targets = new ArrayList<MetricTarget>();
        for (int j = 0; j < n.targets().size(); j++) {
            targets.add(target("nodes." + i + ".targets." + j, n.targets().get(j)));
        }
        return new Node(n.actor(), n.kind(), n.name(), n.lead(), n.tier(), n.place(), n.contribution(), n.services(), targets, number("nodes." + i + ".ratioPercent"),
                number("nodes." + i + ".investment"), n.costs(), n.deliverables(), n.otherFlows());
    }

    private MetricTarget target(String path, MetricTarget t) {
        return new MetricTarget(t.metric(), t.name(), t.unit(), number(path + ".bottom"), number(path + ".grab"), number(path + ".leading"), t.region());
    }

    private BigDecimal number(String name) {
        var text = value(name);
        return text == null || text.isBlank() ? null : new BigDecimal(text);
    }

    private static String plain(BigDecimal value) {
        return value == null ? "" : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
