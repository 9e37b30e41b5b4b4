package io.heyi.emc.internal.web.renewal;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The figures of terms as a form: goals, share space, reinvestment, split, and per member its ratio, investment, targets, and whether it stays. Everything else of the
 * terms stays as it is; new members and new texts come by the API. Fields are named by member and metric, because members may leave while somebody writes.
 *
 * @param base what is being edited
 * @param typed field name to text, as shown and as sent
 */
record TermsForm(ContractTerms base, Map<String, String> typed, List<FieldError> errors) {

    private static final String NUMBER = "-?\\d{1,15}(\\.\\d{1,6})?";
    private static final Pattern OF_MEMBER = Pattern.compile("nodes\\.(.+?)\\.(?:ratioPercent|investment|drop|targets\\..+)");
    /** Where the check of terms finds a fault. */
    private static final Pattern PATH = Pattern.compile("(goals|nodes)\\[(\\d+)](?:\\.targets\\[(\\d+)])?(?:\\.(.+))?");
    private static final Map<String, String> SPACE = Map.of("shareSpace.percent", "shareSpace", "shareSpace.tiers[0]", "tierBelow", "shareSpace.tiers[1]", "tierAbove");

    static TermsForm of(ContractTerms terms) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("goal", terms.goal());
        typed.put("reinvestmentPercent", plain(terms.reinvestmentPercent()));
        typed.put("split", terms.split() == Split.EQUAL ? "EQUAL" : "RATIOS");
        var space = terms.shareSpace();
        if (space != null && space.tiers() != null) {
            typed.put("tierBelow", plain(space.tiers().get(0)));
            typed.put("tierAbove", plain(space.tiers().get(1)));
        } else if (space != null) {
            typed.put("shareSpace", plain(space.percent()));
        }
        terms.goals().forEach(goal -> target(at("goals", goal), goal, typed));
        for (var node : terms.nodes()) {
            if (node.tier() == Tier.STRATEGIC) {
                typed.put(of(node) + ".ratioPercent", plain(node.ratioPercent()));
            }
            typed.put(of(node) + ".investment", plain(node.investment()));
            node.targets().forEach(target -> target(at(of(node) + ".targets", target), target, typed));
        }
        return new TermsForm(terms, typed, List.of());
    }

    /** Before the names of a member's fields; for templates too. */
    public static String of(Node node) {
        return "nodes." + node.actor();
    }

    /** Before the names of a target's fields; for templates too. */
    public static String at(String path, MetricTarget target) {
        return path + "." + target.metric() + (target.region() == null ? "" : "@" + target.region());
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
            var text = values.length == 0 ? "" : values[0].strip();
            var member = OF_MEMBER.matcher(name);
            if (member.matches() && base.nodes().stream().noneMatch(node -> node.actor().value().equals(member.group(1)))) {
                var gone = FieldError.of("nodes", "emcrenewal.error.memberGone", member.group(1));
                if (!wrong.contains(gone)) {
                    wrong.add(gone);
                }
            } else if (typed.containsKey(name) || member.matches() && name.endsWith(".drop")) {
                all.put(name, text);
                if (isFigure(name) && !text.isEmpty() && !text.matches(NUMBER)) {
                    wrong.add(FieldError.of(name, "emcrenewal.error.notANumber"));
                }
            }
        });
        return new TermsForm(base, all, wrong);
    }

    private static boolean isFigure(String name) {
        return !name.equals("goal") && !name.equals("split") && !name.endsWith(".drop");
    }

    /** For templates. */
    public String value(String name) {
        return typed.getOrDefault(name, "");
    }

    /** For templates. */
    public boolean dropped(Node node) {
        return "true".equals(typed.get(of(node) + ".drop"));
    }

    /** For templates. */
    public boolean equal() {
        return value("split").equals("EQUAL");
    }

    ContractTerms terms() {
        var goals = base.goals().stream().map(goal -> target("goals", goal)).toList();
        var nodes = base.nodes().stream().filter(node -> node.lead() || !dropped(node)).map(this::node).toList();
        return new ContractTerms(base.title(), base.userScenario(), value("goal"), base.type(), base.platform(), base.parent(), base.currency(), base.governance(), goals,
                shareSpace(), number("reinvestmentPercent"), equal() ? Split.EQUAL : Split.RATIOS, base.places(), nodes, base.terminationConditions());
    }

    private ShareSpace shareSpace() {
        if (typed.containsKey("shareSpace")) {
            return new ShareSpace(number("shareSpace"), null);
        }
        var below = number("tierBelow");
        var above = number("tierAbove");
        return below == null || above == null ? new ShareSpace(null, List.of()) : new ShareSpace(null, List.of(below, above));
    }

    private Node node(Node n) {
        var targets = n.targets().stream().map(target -> target(of(n) + ".targets", target)).toList();
        return new Node(n.actor(), n.kind(), n.name(), n.lead(), n.tier(), n.place(), n.contribution(), n.services(), targets, equal() ? null : ratio(n),
                number(of(n) + ".investment"), n.costs(), n.deliverables(), n.otherFlows());
    }

    private BigDecimal ratio(Node n) {
        return n.tier() == Tier.STRATEGIC ? number(of(n) + ".ratioPercent") : n.ratioPercent();
    }

    private MetricTarget target(String path, MetricTarget t) {
        var at = at(path, t);
        return new MetricTarget(t.metric(), t.name(), t.unit(), number(at + ".bottom"), number(at + ".grab"), number(at + ".leading"), t.region());
    }

    private BigDecimal number(String name) {
        var text = value(name);
        return text == null || text.isBlank() ? null : new BigDecimal(text);
    }

    /** The faults that were found in {@link #terms()}, each on the field of this form that it is about, else on its part of the page. */
    List<FieldError> onFields(List<FieldError> found) {
        var sent = terms();
        return found.stream().map(error -> new FieldError(field(error.field(), sent), error.code(), error.arguments())).toList();
    }

    private String field(String path, ContractTerms sent) {
        if (path.startsWith("shareSpace")) {
            var name = SPACE.getOrDefault(path, typed.containsKey("shareSpace") ? "shareSpace" : "tierBelow");
            return typed.containsKey(name) ? name : "terms";
        }
        var found = PATH.matcher(path);
        if (!found.matches()) {
            return typed.containsKey(path) || path.equals("goals") || path.equals("nodes") ? path : "terms";
        }
        int index = Integer.parseInt(found.group(2));
        if (found.group(1).equals("goals")) {
            var name = at("goals", sent.goals().get(index)) + "." + found.group(4);
            return typed.containsKey(name) ? name : "goals";
        }
        var node = sent.nodes().get(index);
        var name = (found.group(3) == null ? of(node) : at(of(node) + ".targets", node.targets().get(Integer.parseInt(found.group(3))))) + "." + found.group(4);
        return typed.containsKey(name) ? name : of(node);
    }

    private static String plain(BigDecimal value) {
        return value == null ? "" : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
