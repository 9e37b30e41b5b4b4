package io.heyi.emc.internal.contract;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.decimal;
import static io.heyi.emc.ContractFixtures.deliverable;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.place;
import static io.heyi.emc.ContractFixtures.strategic;
import static io.heyi.emc.ContractFixtures.tactical;
import static io.heyi.emc.ContractFixtures.target;
import static io.heyi.emc.ContractFixtures.withDeliverables;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractFixtures.Builder;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.CostEntry;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.ContractTerms.TerminationCondition;
import io.heyi.emc.Tier;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The invariants of an EMC contract (domain.md §2), each broken alone. */
class TermsCheckTest {

    private static final MetricTarget PROFIT = target("profit", "CNY", "100000", "150000", "200000");

    private static List<String> faults(Builder contract) {
        return TermsCheck.check(contract.build()).stream().map(error -> error.field() + " " + error.code().replace("emc.error.", "")).toList();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                // one lead, strategic, a micro-enterprise
                Arguments.of("noLead", aContract().nodes(strategic("ME-0002", null, "10")), "nodes leadMissing"),
                Arguments.of("noPartyAtAll", aContract().nodes(), "nodes leadMissing"),
                Arguments.of("twoLeads", aContract().more(lead("ME-0003", "1")), "nodes twoLeads"),
                Arguments.of("aTacticalLead", aContract().node(0, node -> with(node, Tier.TACTICAL, null)), "nodes[0].tier leadNotStrategic"),
                Arguments.of("aPartnerAsLead", aContract().nodes(lead("partner-chef", "10")), "nodes[0].kind leadNotMicroenterprise"),
                // shares
                Arguments.of("aTacticalNodeWithAShare", aContract().node(3, node -> with(node, Tier.TACTICAL, "0.01")), "nodes[3].ratioPercent tacticalShare"),
                Arguments.of("sharesOf96AndReinvestmentOf5", aContract().nodes(lead("ME-0001", "90"), strategic("ME-0002", null, "6")), "reinvestmentPercent sharesAboveWhole"),
                Arguments.of("aHairAboveTheWhole", aContract().nodes(lead("ME-0001", "95.0001")), "reinvestmentPercent sharesAboveWhole"),
                Arguments.of("aNegativeShare", aContract().node(1, node -> with(node, Tier.STRATEGIC, "-1")), "nodes[1].ratioPercent notAPercentage"),
                Arguments.of("aShareWithFiveDecimals", aContract().node(1, node -> with(node, Tier.STRATEGIC, "1.00001")), "nodes[1].ratioPercent tooManyDecimals"),
                Arguments.of("reinvestmentAbove100", aContract().nodes(lead("ME-0001", null)).reinvestment("101"), "reinvestmentPercent notAPercentage"),
                Arguments.of("noReinvestmentGiven", aContract().reinvestment(null), "reinvestmentPercent missing"),
                Arguments.of("noShareSpace", aContract().shareSpace((ShareSpace) null), "shareSpace shareSpace"),
                Arguments.of("bothKindsOfShareSpace", aContract().shareSpace(new ShareSpace(BigDecimal.ONE, List.of(BigDecimal.ONE, BigDecimal.TEN))), "shareSpace shareSpace"),
                Arguments.of("oneTierOnly", aContract().tiers("30"), "shareSpace.tiers twoTiers"),
                Arguments.of("aTierAbove100", aContract().tiers("30", "100.01"), "shareSpace.tiers[1] notAPercentage"),
                // parties
                Arguments.of("anActorTwice", aContract().more(strategic("ME-0002", null, "1")), "nodes[4].actor actorTwice"),
                Arguments.of("anUnknownPlace", aContract().more(strategic("ME-0003", "nowhere", "1")), "nodes[4].place unknownPlace"),
                Arguments.of("moreThanWantedOnAPlace", aContract().more(strategic("ME-0003", "recipes", "1")), "nodes[4].place placeOverfull"),
                Arguments.of("theOtherTierOnAPlace", aContract().more(strategic("ME-0003", "delivery", "1")).node(3, node -> withPlace(node, null)), "nodes[4].tier otherTierThanPlace"),
                Arguments.of("theLeadOnAPlace", aContract().node(0, node -> withPlace(node, "recipes")).node(1, node -> withPlace(node, null)), "nodes[0].place leadHasNoPlace"),
                Arguments.of("aKindThatAPlaceIsNotFor", aContract().places(new Place("recipes", "Recipes", null, Tier.STRATEGIC, List.of(ActorKind.PARTNER), 2,
                        List.of(target("orders", "orders", "1", null, "2"))), place("delivery", Tier.TACTICAL, 1)), "nodes[1].kind notForThisKind"),
                Arguments.of("aPlaceTwice", aContract().places(place("recipes", Tier.STRATEGIC, 2), place("delivery", Tier.TACTICAL, 1), place("recipes", Tier.STRATEGIC, 1)), "places[2].id placeTwice"),
                Arguments.of("aPlaceForNobody", aContract().places(place("recipes", Tier.STRATEGIC, 2), place("delivery", Tier.TACTICAL, 1), place("more", Tier.TACTICAL, 0)), "places[2].wanted outOfRange"),
                Arguments.of("aStrategicPlaceWithoutMetric", aContract().places(new Place("recipes", "R", null, Tier.STRATEGIC, List.of(), 2, List.of()), place("delivery", Tier.TACTICAL, 1)),
                        "places[0].metrics placeWithoutMetric"),
                // goals
                Arguments.of("noProfitGoal", aContract().goals(target("meals", "meals", "1", "2", "3")), "goals profitGoalMissing"),
                Arguments.of("profitInAnotherUnit", aContract().goals(target("profit", "EUR", "1", "2", "3")), "goals[0].unit profitUnit"),
                Arguments.of("profitBelowZero", aContract().goals(target("profit", "CNY", "-1", "2", "3")), "goals[0].bottom negative"),
                Arguments.of("profitWithThreeDecimals", aContract().goals(target("profit", "CNY", "0.001", "2", "3")), "goals[0].bottom tooManyDecimals"),
                Arguments.of("profitThatLeadsDownwards", aContract().goals(target("profit", "CNY", "3", "2", "1")), "goals[0].leading profitLeadingBelowBottom"),
                Arguments.of("noBottom", aContract().goals(PROFIT, target("meals", "meals", null, "2", "3")), "goals[1].bottom missing"),
                Arguments.of("noLeading", aContract().goals(PROFIT, target("meals", "meals", "1", "2", null)), "goals[1].leading missing"),
                Arguments.of("nothingGrabbed", aContract().goals(PROFIT, target("meals", "meals", "1", null, "3")), "goals[1].grab missing"),
                Arguments.of("grabbedBelowBottom", aContract().goals(PROFIT, target("meals", "meals", "1", "0.999999", "3")), "goals[1].grab grabOutside"),
                Arguments.of("grabbedAboveLeading", aContract().goals(PROFIT, target("meals", "meals", "1", "4", "3")), "goals[1].grab grabOutside"),
                Arguments.of("grabbedOutsideWhereLessIsBetter", aContract().goals(PROFIT, target("faults", "faults", "10", "11", "2")), "goals[1].grab grabOutside"),
                Arguments.of("aMetricTwice", aContract().goals(PROFIT, target("meals", "meals", "1", "2", "3"), target("meals", "meals", "1", "2", "3")), "goals[2].metric metricTwice"),
                Arguments.of("aMetricCodeWithBlanks", aContract().goals(PROFIT, target("two words", "meals", "1", "2", "3")), "goals[1].metric notACode"),
                // exits
                Arguments.of("noExit", aContract().exits(), "terminationConditions exitMissing"),
                Arguments.of("anExitWithoutText", aContract().exits(new TerminationCondition("a", " ")), "terminationConditions[0].text missing"),
                // texts
                Arguments.of("noTitle", aContract().title("  "), "title missing"),
                Arguments.of("aLongTitle", aContract().title("x".repeat(121)), "title tooLong"),
                Arguments.of("aHiddenCharacter", aContract().goal("a\u0000b"), "goal controlCharacters"),
                Arguments.of("textThatTurnsAround", aContract().scenario("a\u202Eb"), "userScenario controlCharacters"),
                Arguments.of("noType", aContract().type(null), "type missing"),
                Arguments.of("noCurrencyForCosts", aContract().node(0, node -> withCosts(node, new CostEntry("People", decimal("1.001"), 1))), "nodes[0].costs[0].amount tooManyDecimals"),
                Arguments.of("aCostWithoutAmount", aContract().node(0, node -> withCosts(node, new CostEntry("People", null, 1))), "nodes[0].costs[0].amount missing"),
                Arguments.of("aNegativeHeadcount", aContract().node(0, node -> withCosts(node, new CostEntry("People", BigDecimal.ONE, -1))), "nodes[0].costs[0].headcount outOfRange"),
                Arguments.of("anAmountBeyondMeasure", aContract().node(0, node -> withCosts(node, new CostEntry("P", decimal("1000000000000000"), 1))), "nodes[0].costs[0].amount tooLarge"),
                // deliverables
                Arguments.of("aDependencyOnNothing", aContract().node(0, node -> withDeliverables(node, deliverable("a", "b"))), "nodes[0].deliverables[0].dependsOn unknownDeliverable"),
                Arguments.of("aDependencyOnItsOwn", aContract().node(0, node -> withDeliverables(node, deliverable("a", "b"), deliverable("b"))), "nodes[0].deliverables[0].dependsOn ownDeliverable"),
                Arguments.of("aDeliverableWithoutDate", aContract().node(0, node -> withDeliverables(node, new Deliverable("a", "A", null, List.of()))), "nodes[0].deliverables[0].due missing"));
    }

    private static Node with(Node node, Tier tier, String ratio) {
        return new Node(node.actor(), node.kind(), node.name(), node.lead(), tier, node.place(), node.contribution(), node.services(), node.targets(), decimal(ratio),
                node.investment(), node.costs(), node.deliverables(), node.otherFlows());
    }

    private static Node withPlace(Node node, String place) {
        return new Node(node.actor(), node.kind(), node.name(), node.lead(), node.tier(), place, node.contribution(), node.services(), node.targets(), node.ratioPercent(),
                node.investment(), node.costs(), node.deliverables(), node.otherFlows());
    }

    private static Node withCosts(Node node, CostEntry... costs) {
        return new Node(node.actor(), node.kind(), node.name(), node.lead(), node.tier(), node.place(), node.contribution(), node.services(), node.targets(),
                node.ratioPercent(), node.investment(), List.of(costs), node.deliverables(), node.otherFlows());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void eachBrokenInvariantIsNamedWithItsFieldAndNothingElseIs(String name, Builder contract, String fault) {
        assertThat(faults(contract)).containsExactly(fault);
    }

    @Test
    void theSmartCookingContractIsSound() {
        assertThat(faults(aContract())).isEmpty();
        assertThat(faults(aContract().tiers("30", "50"))).isEmpty();
        assertThat(faults(aContract().onlyTheLead())).isEmpty();
    }

    @Test
    void exactlyTheWholeMayBeGivenAway() {
        assertThat(faults(aContract().nodes(lead("ME-0001", "90"), strategic("ME-0002", null, "5")))).isEmpty();
    }

    @Test
    void anEqualSplitDoesNotLookAtRatios() {
        assertThat(faults(aContract().split(Split.EQUAL).nodes(lead("ME-0001", "100"), strategic("ME-0002", null, "100")))).isEmpty();
    }

    @Test
    void whereLessIsBetterTheGrabbedValueMayLieBetweenToo() {
        assertThat(faults(aContract().goals(PROFIT, target("faults", "faults", "10", "5", "2")))).isEmpty();
    }

    @Test
    void eachMarketHasAMetricOfItsOwnBecauseFiguresKnowNothingOfMarkets() {
        assertThat(faults(aContract().goals(PROFIT, new MetricTarget("meals-north", "Meals", "meals", decimal("1"), decimal("2"), decimal("3"), "North"),
                new MetricTarget("meals-south", "Meals", "meals", decimal("1"), decimal("2"), decimal("3"), "South")))).isEmpty();
        assertThat(faults(aContract().goals(PROFIT, new MetricTarget("meals", "Meals", "meals", decimal("1"), decimal("2"), decimal("3"), "North"),
                new MetricTarget("meals", "Meals", "meals", decimal("1"), decimal("2"), decimal("3"), "South")))).isNotEmpty();
    }

    @Test
    void deliverablesMayWaitForThoseOfOthersButNotInACircle() {
        var sound = aContract().node(0, node -> withDeliverables(node, deliverable("a", "b"))).node(1, node -> withDeliverables(node, deliverable("b")));
        assertThat(faults(sound)).isEmpty();
        var circle = aContract().node(0, node -> withDeliverables(node, deliverable("a", "b"))).node(1, node -> withDeliverables(node, deliverable("b", "a")));
        assertThat(faults(circle)).containsExactlyInAnyOrder("nodes[0].deliverables[0].dependsOn circle", "nodes[1].deliverables[0].dependsOn circle");
    }

    @Test
    void aConditionTwiceIsNamedAtBothPlaces() {
        assertThat(faults(aContract().exits(new TerminationCondition("a", "A"), new TerminationCondition("a", "B"))))
                .containsExactly("terminationConditions[0].code exitTwice", "terminationConditions[1].code exitTwice");
    }

    @Test
    void emptyTermsAreAListOfFaultsAndNoCrash() {
        var empty = new ContractTerms(null, null, null, null, null, null, null, null, List.of(new MetricTarget(null, null, null, null, null, null, null)), null, null, null,
                List.of(new Place(null, null, null, null, List.of(), 0, List.of())), List.of(new Node(null, null, null, false, null, null, null, List.of(), List.of(), null, null,
                List.of(new CostEntry(null, null, 0)), List.of(new Deliverable(null, null, null, List.of())), null)), List.of(new TerminationCondition(null, null)));
        assertThat(TermsCheck.check(empty)).extracting(FieldError::field).contains("title", "type", "goals", "goals[0].leading", "shareSpace", "split", "places[0].id",
                "nodes[0].actor", "nodes[0].tier", "nodes", "nodes[0].costs[0].amount", "nodes[0].deliverables[0].due", "terminationConditions[0].code");
    }

    /** Whatever shares are drawn, terms pass exactly when shares and reinvestment are at most the whole. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void sharesPassExactlyWhenTheyFitIntoTheWhole(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var ratios = random.ints(1 + random.nextInt(12), 0, 200_000).mapToObj(i -> BigDecimal.valueOf(i, 4)).toList();
            var reinvestment = BigDecimal.valueOf(random.nextInt(300_000), 4);
            var nodes = new ArrayList<Node>();
            IntStream.range(0, ratios.size()).forEach(i -> nodes.add(i == 0 ? lead("ME-0001", ratios.get(i).toPlainString())
                    : strategic("ME-%04d".formatted(i + 1), null, ratios.get(i).toPlainString())));
            Collections.shuffle(nodes, random);
            boolean fits = ratios.stream().reduce(reinvestment, BigDecimal::add).compareTo(new BigDecimal(100)) <= 0;
            assertThat(faults(aContract().reinvestment(reinvestment.toPlainString()).nodes(nodes.toArray(Node[]::new))).isEmpty()).as("%s + %s", ratios, reinvestment).isEqualTo(fits);
        }
    }

    /** Whatever bottom, grab and leading are drawn, a target passes exactly when the grabbed value lies between the others. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void targetsPassExactlyWhenTheGrabbedValueLiesBetween(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            int bottom = random.nextInt(-50, 50);
            int grab = random.nextInt(-60, 60);
            int leading = random.nextInt(-50, 50);
            boolean between = Math.min(bottom, leading) <= grab && grab <= Math.max(bottom, leading);
            assertThat(faults(aContract().goals(PROFIT, target("x", "x", "" + bottom, "" + grab, "" + leading))).isEmpty()).as("%d %d %d", bottom, grab, leading).isEqualTo(between);
        }
    }

    /** Writing and reading terms loses nothing, and figures hash alike however they are written. */
    @Test
    void termsSurviveTheirTextForm() {
        var terms = aContract().node(0, node -> withDeliverables(node, deliverable("a", "b"))).build();
        var text = TermsJson.write(terms);
        assertThat(TermsJson.write(TermsJson.read(text))).isEqualTo(text);
        assertThat(TermsJson.hash(aContract().reinvestment("5.000").build())).isEqualTo(TermsJson.hash(aContract().reinvestment("5").build()));
        assertThat(TermsJson.hash(aContract().reinvestment("5.0001").build())).isNotEqualTo(TermsJson.hash(aContract().reinvestment("5").build()));
        assertThat(TermsJson.read(TermsJson.write(aContract().goals(target("profit", "CNY", "999999999999999.98", "999999999999999.98", "999999999999999.99")).build()))
                .profit().orElseThrow().bottom()).isEqualByComparingTo("999999999999999.98");
    }
}
