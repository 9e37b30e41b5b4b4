package io.heyi.emc.internal.contract;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.CostEntry;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.ContractTerms.TerminationCondition;
import io.heyi.emc.Tier;
import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.shared.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds everything in which terms break the invariants of an EMC contract (domain.md §2), on the field names of their JSON. Looks at the terms alone;
 * whether actors, platform and parent exist is {@link TermsWorld}'s affair.
 */
final class TermsCheck {

    static final int TITLE = 120;
    static final int TEXT = 2000;
    static final int SHORT = 60;
    static final int LISTED = 20;
    static final int NODES = 100;
    static final int PLACES = 50;
    static final int HEADCOUNT = 100_000;
    static final BigDecimal HUNDRED = new BigDecimal(100);

    private static final String CODE = "[a-z0-9-]{1,40}";

    private final ContractTerms terms;
    private final List<FieldError> errors = new ArrayList<>();

    private TermsCheck(ContractTerms terms) {
        this.terms = terms;
    }

    static List<FieldError> check(ContractTerms terms) {
        return new TermsCheck(terms).run();
    }

    private List<FieldError> run() {
        text("title", terms.title(), TITLE);
        text("userScenario", terms.userScenario(), TEXT);
        text("goal", terms.goal(), TEXT);
        present("type", terms.type());
        text("platform", terms.platform(), SHORT);
        present("currency", terms.currency());
        optionalText("governance", terms.governance(), TEXT);
        goals();
        shareSpace();
        percent("reinvestmentPercent", terms.reinvestmentPercent());
        present("split", terms.split());
        places();
        nodes();
        sum();
        deliverables();
        exits();
        return List.copyOf(errors);
    }

    // --- goals

    private void goals() {
        if (terms.goals().isEmpty()) {
            error("goals", "missing");
        }
        targets("goals", terms.goals(), true);
        var profits = terms.goals().stream().filter(goal -> ContractTerms.PROFIT.equals(goal.metric())).toList();
        if (profits.size() != 1) {
            error("goals", "profitGoalMissing");
            return;
        }
        profit("goals[" + terms.goals().indexOf(profits.getFirst()) + "].", profits.getFirst());
    }

    private void profit(String field, MetricTarget profit) {
        if (!Objects.equals(profit.unit(), terms.currency())) {
            error(field + "unit", "profitUnit", String.valueOf(terms.currency()));
        }
        money(field + "bottom", profit.bottom(), true);
        money(field + "grab", profit.grab(), true);
        money(field + "leading", profit.leading(), true);
        if (profit.bottom() != null && profit.leading() != null && profit.leading().compareTo(profit.bottom()) < 0) {
            error(field + "leading", "profitLeadingBelowBottom");
        }
        if (profit.region() != null) {
            error(field + "region", "profitHasNoRegion");
        }
    }

    private void targets(String field, List<MetricTarget> targets, boolean grabbed) {
        if (!atMost(field, targets, LISTED)) {
            return;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            var at = field + "[" + i + "].";
            target(at, target, grabbed);
            if (target.metric() != null && !seen.add(target.metric())) {
                error(at + "metric", "metricTwice", target.metric());
            }
        }
    }

    /** No raising of an order until bottom and leading values exist; the grabbed value lies between them [S10]. */
    private void target(String field, MetricTarget target, boolean grabbed) {
        code(field + "metric", target.metric());
        text(field + "name", target.name(), TITLE);
        text(field + "unit", target.unit(), SHORT);
        optionalText(field + "region", target.region(), TITLE);
        boolean whole = figure(field + "bottom", target.bottom()) & figure(field + "leading", target.leading());
        if (target.grab() == null) {
            if (grabbed) {
                error(field + "grab", "missing");
            }
        } else if (figure(field + "grab", target.grab()) && whole && !between(target)) {
            error(field + "grab", "grabOutside", target.bottom(), target.leading());
        }
    }

    private static boolean between(MetricTarget target) {
        var low = target.bottom().min(target.leading());
        var high = target.bottom().max(target.leading());
        return target.grab().compareTo(low) >= 0 && target.grab().compareTo(high) <= 0;
    }

    // --- money

    private void shareSpace() {
        var space = terms.shareSpace();
        if (space == null || space.percent() == null == (space.tiers() == null)) {
            error("shareSpace", "shareSpace");
        } else if (space.percent() != null) {
            percent("shareSpace.percent", space.percent());
        } else if (space.tiers().size() != 2) {
            error("shareSpace.tiers", "twoTiers");
        } else {
            percent("shareSpace.tiers[0]", space.tiers().get(0));
            percent("shareSpace.tiers[1]", space.tiers().get(1));
        }
    }

    /** Shares and reinvestment are at most the whole (E5): 96 + 5 is refused. */
    private void sum() {
        if (terms.split() != Split.RATIOS) {
            return;
        }
        var parts = Stream.concat(terms.nodes().stream().map(Node::ratioPercent), Stream.of(Optional.ofNullable(terms.reinvestmentPercent()).orElse(BigDecimal.ZERO)))
                .filter(Objects::nonNull).toList();
        if (!parts.stream().allMatch(TermsCheck::isPercentage)) {
            return;
        }
        var sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(HUNDRED) > 0) {
            error("reinvestmentPercent", "sharesAboveWhole", sum);
        }
    }

    // --- places and parties

    private void places() {
        if (!atMost("places", terms.places(), PLACES)) {
            return;
        }
        var ids = new HashSet<String>();
        for (int i = 0; i < terms.places().size(); i++) {
            place("places[" + i + "].", terms.places().get(i), ids);
        }
    }

    private void place(String field, Place place, Set<String> ids) {
        if (code(field + "id", place.id()) && !ids.add(place.id())) {
            error(field + "id", "placeTwice", place.id());
        }
        text(field + "title", place.title(), TITLE);
        optionalText(field + "description", place.description(), TEXT);
        present(field + "tier", place.tier());
        if (place.wanted() < 1 || place.wanted() > 50) {
            error(field + "wanted", "outOfRange", 1, 50);
        }
        if (place.tier() == Tier.STRATEGIC && place.metrics().isEmpty()) {
            error(field + "metrics", "placeWithoutMetric");
        }
        targets(field + "metrics", place.metrics(), false);
    }

    private void nodes() {
        if (terms.nodes().isEmpty()) {
            error("nodes", "leadMissing");
            return;
        }
        if (!atMost("nodes", terms.nodes(), NODES)) {
            return;
        }
        var seen = new HashSet<ActorId>();
        var taken = new HashMap<String, Integer>();
        for (int i = 0; i < terms.nodes().size(); i++) {
            node("nodes[" + i + "].", terms.nodes().get(i), seen, taken);
        }
        leads();
    }

    private void leads() {
        long leads = terms.nodes().stream().filter(Node::lead).count();
        if (leads == 0) {
            error("nodes", "leadMissing");
        } else if (leads > 1) {
            error("nodes", "twoLeads");
        }
    }

    private void node(String field, Node node, Set<ActorId> seen, Map<String, Integer> taken) {
        if (present(field + "actor", node.actor()) && !seen.add(node.actor())) {
            error(field + "actor", "actorTwice", node.actor().value());
        }
        present(field + "kind", node.kind());
        optionalText(field + "name", node.name(), 200);
        if (present(field + "tier", node.tier())) {
            share(field, node);
        }
        if (node.lead() && node.kind() != null && node.kind() != ActorKind.MICROENTERPRISE) {
            error(field + "kind", "leadNotMicroenterprise");
        }
        placeOf(field, node, taken);
        optionalText(field + "contribution", node.contribution(), TEXT);
        texts(field + "services", node.services());
        targets(field + "targets", node.targets(), true);
        money(field + "investment", node.investment(), false);
        costs(field + "costs", node.costs());
        optionalText(field + "otherFlows", node.otherFlows(), TEXT);
    }

    private void share(String field, Node node) {
        if (node.lead() && node.tier() != Tier.STRATEGIC) {
            error(field + "tier", "leadNotStrategic");
        }
        if (node.tier() == Tier.TACTICAL && node.ratioPercent() != null && node.ratioPercent().signum() != 0) {
            error(field + "ratioPercent", "tacticalShare");
        } else if (node.ratioPercent() != null) {
            percent(field + "ratioPercent", node.ratioPercent());
        }
    }

    private void placeOf(String field, Node node, Map<String, Integer> taken) {
        if (node.place() == null) {
            return;
        }
        var place = terms.places().stream().filter(one -> node.place().equals(one.id())).findFirst();
        if (place.isEmpty()) {
            error(field + "place", "unknownPlace", clipped(node.place()));
            return;
        }
        if (node.lead()) {
            error(field + "place", "leadHasNoPlace");
        }
        if (node.tier() != null && place.get().tier() != null && node.tier() != place.get().tier()) {
            error(field + "tier", "otherTierThanPlace");
        }
        if (node.kind() != null && !place.get().kinds().isEmpty() && !place.get().kinds().contains(node.kind())) {
            error(field + "kind", "notForThisKind");
        }
        if (taken.merge(node.place(), 1, Integer::sum) == place.get().wanted() + 1) {
            error(field + "place", "placeOverfull", place.get().wanted());
        }
    }

    private void costs(String field, List<CostEntry> costs) {
        if (!atMost(field, costs, LISTED)) {
            return;
        }
        for (int i = 0; i < costs.size(); i++) {
            var cost = costs.get(i);
            var at = field + "[" + i + "].";
            text(at + "label", cost.label(), TITLE);
            if (present(at + "amount", cost.amount())) {
                money(at + "amount", cost.amount(), false);
            }
            if (cost.headcount() < 0 || cost.headcount() > HEADCOUNT) {
                error(at + "headcount", "outOfRange", 0, HEADCOUNT);
            }
        }
    }

    // --- deliverables

    private record Owned(String field, int node, Deliverable deliverable) {}

    private void deliverables() {
        var all = new ArrayList<Owned>();
        for (int n = 0; n < terms.nodes().size(); n++) {
            var own = terms.nodes().get(n).deliverables();
            if (atMost("nodes[" + n + "].deliverables", own, LISTED)) {
                for (int d = 0; d < own.size(); d++) {
                    all.add(new Owned("nodes[" + n + "].deliverables[" + d + "].", n, own.get(d)));
                }
            }
        }
        var byId = new HashMap<String, Owned>();
        for (var one : all) {
            text(one.field + "title", one.deliverable.title(), TITLE);
            present(one.field + "due", one.deliverable.due());
            if (code(one.field + "id", one.deliverable.id()) && byId.putIfAbsent(one.deliverable.id(), one) != null) {
                error(one.field + "id", "deliverableTwice", one.deliverable.id());
            }
        }
        all.forEach(one -> dependencies(one, byId));
    }

    private void dependencies(Owned one, Map<String, Owned> byId) {
        for (var needed : one.deliverable.dependsOn()) {
            var other = byId.get(needed);
            if (other == null) {
                error(one.field + "dependsOn", "unknownDeliverable", clipped(needed));
            } else if (other.node == one.node) {
                error(one.field + "dependsOn", "ownDeliverable", needed);
            }
        }
        if (one.deliverable.id() != null && waitsForItself(one.deliverable.id(), byId)) {
            error(one.field + "dependsOn", "circle", clipped(one.deliverable.id()));
        }
    }

    private static boolean waitsForItself(String id, Map<String, Owned> byId) {
        var seen = new HashSet<String>();
        var next = new ArrayList<String>(List.of(id));
        while (!next.isEmpty()) {
            var owned = byId.get(next.removeLast());
            for (var needed : owned == null ? List.<String>of() : owned.deliverable.dependsOn()) {
                if (needed.equals(id)) {
                    return true;
                }
                if (seen.add(needed)) {
                    next.add(needed);
                }
            }
        }
        return false;
    }

    // --- exit

    private void exits() {
        var exits = terms.terminationConditions();
        if (exits.isEmpty()) {
            error("terminationConditions", "exitMissing");
        }
        if (!atMost("terminationConditions", exits, LISTED)) {
            return;
        }
        var doubles = doubles(exits, TerminationCondition::code);
        for (int i = 0; i < exits.size(); i++) {
            var at = "terminationConditions[" + i + "].";
            if (code(at + "code", exits.get(i).code()) && doubles.contains(exits.get(i).code())) {
                error(at + "code", "exitTwice", exits.get(i).code());
            }
            text(at + "text", exits.get(i).text(), TEXT);
        }
    }

    private static <T> Set<String> doubles(List<T> items, Function<T, String> name) {
        return items.stream().map(name).filter(Objects::nonNull).collect(Collectors.groupingBy(one -> one, Collectors.counting())).entrySet().stream()
                .filter(one -> one.getValue() > 1).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    // --- kinds of field

    private void texts(String field, List<String> texts) {
        if (atMost(field, texts, LISTED)) {
            for (int i = 0; i < texts.size(); i++) {
                text(field + "[" + i + "]", texts.get(i), TITLE);
            }
        }
    }

    private void text(String field, String text, int longest) {
        if (text == null || text.isBlank()) {
            error(field, "missing");
        } else {
            readable(field, text, longest);
        }
    }

    private void optionalText(String field, String text, int longest) {
        if (text != null) {
            readable(field, text, longest);
        }
    }

    private void readable(String field, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            error(field, "tooLong", longest);
        } else if (!Texts.isClean(text)) {
            error(field, "controlCharacters");
        }
    }

    private boolean code(String field, String code) {
        if (code == null || code.isBlank()) {
            error(field, "missing");
            return false;
        }
        if (!code.matches(CODE)) {
            error(field, "notACode");
            return false;
        }
        return true;
    }

    private void percent(String field, BigDecimal percent) {
        if (!present(field, percent)) {
            return;
        }
        if (!isPercentage(percent)) {
            error(field, "notAPercentage");
        } else if (decimals(percent) > 4) {
            error(field, "tooManyDecimals", 4);
        }
    }

    private static boolean isPercentage(BigDecimal percent) {
        return percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0;
    }

    private void money(String field, BigDecimal amount, boolean checkedAsFigure) {
        if (amount == null) {
            return;
        }
        if (amount.signum() < 0) {
            error(field, "negative");
        } else if (decimals(amount) > 2) {
            error(field, "tooManyDecimals", 2);
        } else if (!checkedAsFigure && amount.compareTo(Money.LARGEST) > 0) {
            error(field, "tooLarge", Money.LARGEST);
        }
    }

    private boolean figure(String field, BigDecimal figure) {
        if (!present(field, figure)) {
            return false;
        }
        if (decimals(figure) > 6) {
            error(field, "tooManyDecimals", 6);
            return false;
        }
        if (figure.abs().compareTo(Money.LARGEST) > 0) {
            error(field, "tooLarge", Money.LARGEST);
            return false;
        }
        return true;
    }

    private static int decimals(BigDecimal number) {
        return number.signum() == 0 ? 0 : number.stripTrailingZeros().scale();
    }

    private boolean atMost(String field, Collection<?> list, int most) {
        if (list.size() > most) {
            error(field, "tooMany", most);
            return false;
        }
        return true;
    }

    private boolean present(String field, Object value) {
        if (value == null) {
            error(field, "missing");
        }
        return value != null;
    }

    private static String clipped(String text) {
        return text.length() > SHORT ? text.substring(0, SHORT) : text;
    }

    private void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "emc.error." + code, arguments));
    }
}
