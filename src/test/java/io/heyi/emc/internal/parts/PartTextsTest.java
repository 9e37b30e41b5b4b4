package io.heyi.emc.internal.parts;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.deliverable;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.place;
import static io.heyi.emc.ContractFixtures.strategic;
import static io.heyi.emc.ContractFixtures.tactical;
import static io.heyi.emc.ContractFixtures.target;
import static io.heyi.emc.ContractFixtures.withDeliverables;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.PartChanges.Substitute;
import io.heyi.emc.PartChanges.Value;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.contract.Parts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartTextsTest {

    private static final ActorId LEAD = new ActorId("ME-0001");
    private static final ActorId FOOD = new ActorId("ME-0002");
    private static final ActorId CHEF = new ActorId("partner-chef");
    private static final ActorId NEW = new ActorId("ME-0009");

    /** Lead 40, food 25, chef 10, reinvestment 5: 20 are open. Food delivers recipes, for which the chef waits. */
    private final ContractTerms terms = aContract().nodes(lead("ME-0001", "40"), withDeliverables(strategic("ME-0002", "recipes", "25"), deliverable("recipes-1")),
            withDeliverables(strategic("partner-chef", "recipes", "10"), deliverable("menu", "recipes-1")), tactical("SSP-LOGISTICS", "delivery")).build();

    private static Node part(ContractTerms terms, ActorId actor) {
        return terms.node(actor).orElseThrow();
    }

    private static Substitute substitute(ActorId actor, String value, String ratio) {
        return new Substitute(actor, List.of(new Value("orders", new BigDecimal(value))), new BigDecimal(ratio), new BigDecimal("500"), "Another way", List.of("cooking"));
    }

    private static BigDecimal ratio(ContractTerms terms, ActorId actor) {
        return part(terms, actor).ratioPercent();
    }

    @Test
    void aSubstituteTakesThePartWithItsOwnPromiseAndWhatOthersWaitForStays() {
        var next = PartTexts.substituted(terms, part(terms, FOOD), substitute(NEW, "150", "20"), ActorKind.MICROENTERPRISE, "New");

        var node = part(next, NEW);
        assertThat(next.node(FOOD)).isEmpty();
        assertThat(next.nodes().get(1)).isSameAs(node);
        assertThat(node.place()).isEqualTo("recipes");
        assertThat(node.targets()).containsExactly(target("orders", "orders", "100", "150", "300"));
        assertThat(node.ratioPercent()).isEqualByComparingTo("20");
        assertThat(node.investment()).isEqualByComparingTo("500");
        assertThat(node.deliverables()).isEqualTo(part(terms, FOOD).deliverables());
        assertThat(part(next, CHEF)).isEqualTo(part(terms, CHEF));
        assertThat(Parts.mustSign(terms, next, FOOD)).containsExactly(NEW);
    }

    @Test
    void whatASubstituteDoesNotPromiseStaysAtTheBottomValue() {
        var silent = new Substitute(NEW, List.of(), BigDecimal.TEN, null, null, List.of());
        var node = part(PartTexts.substituted(terms, part(terms, FOOD), silent, ActorKind.MICROENTERPRISE, "New"), NEW);
        assertThat(node.targets().getFirst().grab()).isEqualByComparingTo("100");
        assertThat(node.contribution()).isEqualTo(part(terms, FOOD).contribution());
    }

    @Test
    void aMicroenterpriseThatTakesTheLeadsPartLeads() {
        var next = PartTexts.substituted(terms, part(terms, LEAD), substitute(NEW, "150", "40"), ActorKind.MICROENTERPRISE, "New");
        assertThat(next.lead().map(Node::actor)).contains(NEW);
        assertThat(Parts.mustSign(terms, next, LEAD)).containsExactly(NEW);
    }

    @Test
    void whereAnOutsidePartnerTakesTheLeadsPartTheStrongestMicroenterpriseLeadsAndSignsToo() {
        var partner = new ActorId("partner-new");
        var next = PartTexts.substituted(terms, part(terms, LEAD), substitute(partner, "150", "40"), ActorKind.PARTNER, "Partner");
        assertThat(next.lead().map(Node::actor)).contains(FOOD);
        assertThat(part(next, FOOD).place()).isNull();
        assertThat(Parts.mustSign(terms, next, LEAD)).containsExactly(partner, FOOD);
    }

    @Test
    void whatAReducedPartyLosesGoesToTheOthersInProportionToTheirRatios() {
        var next = PartTexts.reduced(terms, part(terms, FOOD), new BigDecimal("15"));
        assertThat(ratio(next, FOOD)).isEqualByComparingTo("15");
        assertThat(ratio(next, LEAD)).isEqualByComparingTo("48");
        assertThat(ratio(next, CHEF)).isEqualByComparingTo("12");
        assertThat(Parts.mustSign(terms, next, FOOD)).isEmpty();
    }

    /** 10 over 40 : 10 : 25 = 5.33333… : 1.33333… : 3.33333…; the unit that is left over goes to the largest fraction, of equal ones to the first. */
    @Test
    void unitsThatAreLeftOverGoOneEachByLargestFraction() {
        var four = aContract().places(place("recipes", Tier.STRATEGIC, 3)).nodes(lead("ME-0001", "40"), strategic("ME-0002", "recipes", "20"), strategic("partner-chef", "recipes", "10"),
                strategic("ME-0004", "recipes", "25")).build();
        var next = PartTexts.reduced(four, part(four, FOOD), new BigDecimal("10"));
        assertThat(ratio(next, LEAD)).isEqualByComparingTo("45.3334");
        assertThat(ratio(next, CHEF)).isEqualByComparingTo("11.3333");
        assertThat(ratio(next, new ActorId("ME-0004"))).isEqualByComparingTo("28.3333");
    }

    @Test
    void whateverIsReducedTheSumOfTheRatiosStays() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var all = aContract().nodes(lead("ME-0001", percent(random)), strategic("ME-0002", "recipes", percent(random)), strategic("partner-chef", "recipes", percent(random))).build();
            var before = ratio(all, FOOD);
            var next = PartTexts.reduced(all, part(all, FOOD), before.multiply(new BigDecimal(random.nextInt(100))).movePointLeft(2).setScale(4, java.math.RoundingMode.DOWN));
            assertThat(sum(next)).isEqualByComparingTo(sum(all));
            assertThat(Parts.mustSign(all, next, FOOD)).isEmpty();
        }
    }

    private static String percent(Random random) {
        return BigDecimal.valueOf(random.nextInt(300_000) + 1, 4).toPlainString();
    }

    private static BigDecimal sum(ContractTerms terms) {
        return terms.nodes().stream().map(PartTexts::ratio).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void withoutAPartyItsSeatItsDeliverablesAndWhatOthersWaitedForAreGone() {
        var next = PartTexts.without(terms, part(terms, FOOD));
        assertThat(next.node(FOOD)).isEmpty();
        assertThat(next.places().getFirst().wanted()).isEqualTo(1);
        assertThat(part(next, CHEF).deliverables().getFirst().dependsOn()).isEmpty();
        assertThat(sum(next)).isEqualByComparingTo("75");
        assertThat(Parts.mustSign(terms, next, FOOD)).isEmpty();
    }

    @Test
    void aPlaceInWhichNobodyIsLeftGoesWithTheParty() {
        var next = PartTexts.without(terms, part(terms, new ActorId("SSP-LOGISTICS")));
        assertThat(next.places()).extracting(ContractTerms.Place::id).containsExactly("recipes");
        assertThat(ratio(next, LEAD)).isEqualByComparingTo("40");
    }

    @Test
    void withAnEqualSplitNoRatiosMove() {
        var equal = aContract().split(Split.EQUAL).build();
        assertThat(PartTexts.without(equal, part(equal, FOOD)).node(LEAD).map(Node::ratioPercent)).isEqualTo(equal.node(LEAD).map(Node::ratioPercent));
    }

    @Test
    void aPartyWhosePartIsWorseMustSign() {
        var worse = terms.withNodes(terms.nodes().stream().map(node -> node.actor().equals(CHEF) ? node.withRatio(new BigDecimal("9")) : node).toList());
        assertThat(Parts.mustSign(terms, worse, FOOD)).containsExactly(CHEF);
        assertThat(Parts.mustSign(terms, terms.withNodes(terms.nodes().stream().map(node -> node.actor().equals(CHEF) ? node.withTargets(List.of()) : node).toList()), FOOD))
                .containsExactly(CHEF);
    }
}
