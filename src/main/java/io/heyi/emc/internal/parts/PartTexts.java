package io.heyi.emc.internal.parts;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.PartChanges.Substitute;
import io.heyi.emc.PartChanges.Value;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.contract.Parts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The contract's text after a change of one part (docs/adr/0019). Pure; whether the text can be sealed is checked by whoever asks for it. */
final class PartTexts {

    private static final int DECIMALS = 4;

    private PartTexts() {}

    /** @param kind and {@code name} of the substitute */
    static ContractTerms substituted(ContractTerms now, Node part, Substitute substitute, ActorKind kind, String name) {
        boolean leads = part.lead() && kind == ActorKind.MICROENTERPRISE;
        var node = new Node(substitute.actor(), kind, name, leads, part.tier(), part.place(), substitute.contribution() == null ? part.contribution() : substitute.contribution(),
                substitute.services(), part.targets().stream().map(target -> promised(target, substitute.values())).toList(),
                now.split() == Split.EQUAL ? null : substitute.ratioPercent(), substitute.investment(), part.costs(), part.deliverables(), part.otherFlows());
        var nodes = now.nodes().stream().map(one -> one == part ? node : one).toList();
        return now.withNodes(part.lead() && !leads ? ledByHeir(nodes, substitute.actor()) : nodes);
    }

    private static MetricTarget promised(MetricTarget target, List<Value> values) {
        return values.stream().filter(value -> value.metric().equals(target.metric())).findFirst().map(value -> target.grabbed(value.value()))
                .orElseGet(() -> target.grabbed(target.bottom()));
    }

    /** @param ratioPercent less than the part has */
    static ContractTerms reduced(ContractTerms now, Node part, BigDecimal ratioPercent) {
        var nodes = now.nodes().stream().map(one -> one == part ? one.withRatio(ratioPercent) : one).toList();
        return now.withNodes(shared(nodes, part.actor(), part.ratioPercent().subtract(ratioPercent)));
    }

    static ContractTerms without(ContractTerms now, Node part) {
        var left = now.without(List.of(part.actor()));
        var nodes = part.lead() ? ledByHeir(left.nodes(), part.actor()) : left.nodes();
        var ratio = now.split() == Split.RATIOS && part.ratioPercent() != null ? part.ratioPercent() : BigDecimal.ZERO;
        return Parts.withPlaces(left.withNodes(shared(nodes, part.actor(), ratio)), now.places().stream().flatMap(place -> smaller(place, part, left).stream()).toList());
    }

    /** The place without the seat that the part had; gone where nobody else has a seat in it. */
    private static Optional<Place> smaller(Place place, Node part, ContractTerms left) {
        if (!place.id().equals(part.place())) {
            return Optional.of(place);
        }
        int taken = (int) left.nodes().stream().filter(node -> place.id().equals(node.place())).count();
        return taken == 0 ? Optional.empty()
                : Optional.of(new Place(place.id(), place.title(), place.description(), place.tier(), place.kinds(), Math.max(taken, place.wanted() - 1), place.metrics()));
    }

    /** Who leads when a lead goes and no micro-enterprise takes its part: the strategic one with the highest ratio, of equal ones the first of the contract. */
    static Optional<Node> heir(List<Node> nodes, ActorId except) {
        return nodes.stream().filter(node -> node.kind() == ActorKind.MICROENTERPRISE && node.tier() == Tier.STRATEGIC && !node.actor().equals(except))
                .max(Comparator.comparing(PartTexts::ratio).thenComparing(node -> -nodes.indexOf(node)));
    }

    private static List<Node> ledByHeir(List<Node> nodes, ActorId except) {
        var heir = heir(nodes, except);
        return nodes.stream().map(one -> heir.filter(found -> found == one).isPresent() ? one.leading() : one).toList();
    }

    /** What is freed goes to the strategic parties in proportion to their ratios, exactly: cut to four decimals, what is left over one unit each by largest fraction. */
    private static List<Node> shared(List<Node> nodes, ActorId except, BigDecimal freed) {
        var units = nodes.stream().map(node -> node.tier() == Tier.STRATEGIC && !node.actor().equals(except) ? units(ratio(node)) : BigInteger.ZERO).toList();
        var whole = units.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (whole.signum() == 0 || freed.signum() == 0) {
            return nodes;
        }
        var given = new ArrayList<BigInteger>();
        var rests = new HashMap<Integer, BigInteger>();
        for (int i = 0; i < units.size(); i++) {
            var part = units(freed).multiply(units.get(i)).divideAndRemainder(whole);
            given.add(part[0]);
            rests.put(i, part[1]);
        }
        int left = units(freed).subtract(given.stream().reduce(BigInteger.ZERO, BigInteger::add)).intValueExact();
        rests.entrySet().stream().sorted(Map.Entry.<Integer, BigInteger>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(left)
                .forEach(rest -> given.set(rest.getKey(), given.get(rest.getKey()).add(BigInteger.ONE)));
        return IntStream.range(0, nodes.size()).mapToObj(i -> given.get(i).signum() == 0 ? nodes.get(i)
                : nodes.get(i).withRatio(ratio(nodes.get(i)).add(new BigDecimal(given.get(i), DECIMALS)))).toList();
    }

    private static BigInteger units(BigDecimal percent) {
        return percent.movePointRight(DECIMALS).toBigIntegerExact();
    }

    static BigDecimal ratio(Node node) {
        return node.ratioPercent() == null ? BigDecimal.ZERO : node.ratioPercent();
    }
}
