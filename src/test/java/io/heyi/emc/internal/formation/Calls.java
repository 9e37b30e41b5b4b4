package io.heyi.emc.internal.formation;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.aNode;
import static io.heyi.emc.ContractFixtures.target;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The smart-cooking call of the seeds, as a lead would open it: recipes (strategic, one), users (strategic, two), delivery (tactical, one). */
final class Calls {

    static final EmcCode EMC = new EmcCode("EMC-0001");
    static final ActorId LEAD = new ActorId("ME-0001");
    static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    static final Instant DEADLINE = Instant.parse("2026-11-12T08:00:00Z");
    static final Map<String, BigDecimal> WEIGHTS = FormationPolicy.defaults().weights();
    static final FormationPolicy POLICY = FormationPolicy.defaults();
    static final CallWindow WINDOW = CallWindow.of(START, DEADLINE, POLICY);

    private Calls() {}

    static ContractTerms terms() {
        return terms(List.of(place("recipes", Tier.STRATEGIC, 1), place("users", Tier.STRATEGIC, 2), place("delivery", Tier.TACTICAL, 1)), List.of(lead()));
    }

    static ContractTerms terms(List<Place> places, List<Node> nodes) {
        return aContract().goals(target("profit", "CNY", "1000000", "1250000", "2000000")).places(places.toArray(Place[]::new)).nodes(nodes.toArray(Node[]::new)).build();
    }

    static Node lead() {
        return member("ME-0001", null, "20", true, Tier.STRATEGIC);
    }

    static Node member(String actor, String place, String ratio, boolean lead, Tier tier) {
        return aNode(actor).name(actor + " name").lead(lead).tier(tier).place(place).ratio(ratio).targets().build();
    }

    static Place place(String id, Tier tier, int wanted) {
        return new Place(id, "The " + id, null, tier, List.of(), wanted, List.of(target("orders", "pcs", "100", null, "200")));
    }

    static Formation open() {
        return Formation.call(EMC, terms(), WINDOW, null, WEIGHTS, "entrepreneur-01", START);
    }

    static Commitment commitment(String actor, String place, String share) {
        return new Commitment(new ActorId(actor), place, List.of(new Commitment.Promise("orders", new BigDecimal(150), null)), new BigDecimal(share),
                new Commitment.Plan("Secret approach of " + actor, null, null, null), null, List.of());
    }

    /** An opened and ranked commitment; more points rank better. */
    static Candidate candidate(String actor, String place, String share, int points) {
        return candidate(actor, place, share, points, 1, null);
    }

    static Candidate candidate(String actor, String place, String share, int points, int round, String obstacle) {
        var opened = Candidate.opened(new ActorId(actor), ActorKind.MICROENTERPRISE, actor + " name", commitment(actor, place, share), START, round, new BigDecimal("3.0"), obstacle);
        return obstacle != null ? opened : opened.ranked(new io.heyi.tender.BidScoring.Ranked(1, actor, Map.of(), new BigDecimal(points), List.of()));
    }

    static Formation opened(Candidate... candidates) {
        var formation = open();
        formation.open(Arrays.asList(candidates), terms(), POLICY, DEADLINE);
        return formation;
    }

    /** recipes: ME-0002 before ME-0003; users: ME-0004, ME-0005; delivery: chef-01. */
    static Formation wellFilled() {
        return opened(candidate("ME-0002", "recipes", "15", 90), candidate("ME-0003", "recipes", "10", 80), candidate("ME-0004", "users", "10", 85),
                candidate("ME-0005", "users", "10", 75), candidate("chef-01", "delivery", "0", 60));
    }

    static Formation signing(Formation formation, ContractTerms terms, String hash) {
        var nodes = new ArrayList<>(formation.assembled(terms).nodes());
        formation.startSigning(hash, nodes.stream().map(Node::actor).toList(), DEADLINE.plusSeconds(999), DEADLINE);
        return formation;
    }
}
