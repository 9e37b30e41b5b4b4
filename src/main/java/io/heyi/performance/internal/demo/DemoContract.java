package io.heyi.performance.internal.demo;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.CostEntry;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.ContractTerms.TerminationCondition;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcType;
import io.heyi.emc.Tier;
import io.heyi.performance.MetricFact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A contract of the demo and how its months went. Figures follow the committed values by a growing course; {@code exceptions} tell where one did not.
 *
 * @param exceptions value of a metric in a month, by {@code <metric>/<month>}
 */
record DemoContract(ContractTerms terms, Map<String, String> exceptions) {

    /** Share of the committed value that was reached, month by month; the last is the present one so far. */
    private static final List<String> COURSE = List.of("0.94", "0.97", "1.01", "1.05", "1.08", "1.13", "1.06");
    /** After this month the goals are raised. */
    private static final int RAISED_AFTER = 2;
    private static final BigDecimal RAISE = new BigDecimal("1.05");
    private static final String CURRENCY = "CNY";
    private static final String INGREDIENTS = "ingredient-list";
    private static final String MENU = "season-menu";

    /**
     * Oven, ingredients, community, a chef and a recipe house from outside; logistics is bought in (seeds 001 and 004). The menu of the season came nine days late,
     * and the recipe library waited for it.
     *
     * @param present month that the demo begins in
     */
    static DemoContract smartCooking(ActorId oven, ActorId food, ActorId community, YearMonth present) {
        var places = List.of(place("ingredients", "Ingredients and recipes network", Tier.STRATEGIC, target("ingredient-orders", "Orders of ingredients", "orders", "8000", null, "20000")),
                place("community", "Cooking community", Tier.STRATEGIC, target("active-members", "Active members", "people", "20000", null, "60000")),
                place("dishes", "Signature dishes", Tier.STRATEGIC, target("recipes-released", "Recipes released", "recipes", "6", null, "20")),
                place("library", "Recipe library", Tier.STRATEGIC, target("downloads", "Recipe downloads", "downloads", "15000", null, "50000")),
                place("delivery", "Delivery of ingredients", Tier.TACTICAL, target("on-time", "Delivered on time", "%", "92", null, "99")));
        var nodes = List.of(
                node(oven, ActorKind.MICROENTERPRISE, "Smart Oven", true, Tier.STRATEGIC, null, "Ovens that set themselves, and the lead of the whole", "30", "400000", "Engineering", "260000", 6,
                        target("ovens-sold", "Ovens sold", "ovens", "1500", "2000", "3000")),
                delivering(node(food, ActorKind.MICROENTERPRISE, "Food Network", false, Tier.STRATEGIC, "ingredients", "The right ingredients on the day people cook", "20", "200000", "Purchasing", "90000", 3,
                        target("ingredient-orders", "Orders of ingredients", "orders", "8000", "12000", "20000")),
                        deliverable(INGREDIENTS, "Ingredients of the season", ingredientsDue(present))),
                node(community, ActorKind.MICROENTERPRISE, "Cooking Community", false, Tier.STRATEGIC, "community", "What people cook, like and miss", "15", "80000", "Editors", "60000", 4,
                        target("active-members", "Active members", "people", "20000", "30000", "60000")),
                delivering(node(new ActorId("partner-chef"), ActorKind.PARTNER, "Chiara Bianchi", false, Tier.STRATEGIC, "dishes", "Signature dishes such as the roast duck, tuned on the oven", "10", "0", "Test kitchen", "25000", 2,
                        target("recipes-released", "Recipes released", "recipes", "6", "10", "20")), deliverable(MENU, "Menu of the season", menuDue(present), INGREDIENTS)),
                delivering(node(new ActorId("partner-recipes"), ActorKind.PARTNER, "Remi Dubois", false, Tier.STRATEGIC, "library", "A library of tested recipes", "5", "0", "Editors", "15000", 1,
                        target("downloads", "Recipe downloads", "downloads", "15000", "25000", "50000")),
                        deliverable("recipe-pages", "Tested recipes of the season", present.plusMonths(1).atDay(10), MENU, INGREDIENTS)),
                node(new ActorId("SSP-LOGISTICS"), ActorKind.SHARED_SERVICE_PLATFORM, "Logistics Services", false, Tier.TACTICAL, "delivery", "Cooled delivery within the day", null, "0", "Delivery", "110000", 8,
                        target("on-time", "Delivered on time", "%", "92", "95", "99")));
        var terms = new ContractTerms("Smart cooking", "Families who want a restaurant dish at home at the press of one button, with the ingredients at the door",
                "Every family cooks a perfect signature dish at the first try", EmcType.SOLUTION, "food", null, CURRENCY, "Consent of all members, led by the owner of Smart Oven",
                List.of(target(ContractTerms.PROFIT, "Profit of the EMC", CURRENCY, "800000", "1000000", "1600000"),
                        target("dishes-cooked", "Dishes cooked from our recipes", "dishes", "50000", "80000", "150000")),
                new ShareSpace(new BigDecimal("30"), null), new BigDecimal("5"), Split.RATIOS, places, nodes, exits());
        // the recipe library falls below its bottom value twice in a row, so that a replacement case is open
        return new DemoContract(terms, Map.of("downloads/2", "12400", "downloads/4", "14200", "downloads/5", "13800", "on-time/0", "96.2", "on-time/1", "95.1", "on-time/2", "94.8",
                "on-time/3", "97.0", "on-time/4", "96.4", "on-time/5", "97.9", "on-time/6", "96.6"));
    }

    /** Washing machine and its care, with a detergent maker from outside (seed 001). */
    static DemoContract cleanClothing(ActorId washer, ActorId care) {
        var places = List.of(place("detergent", "Detergent that the machine doses", Tier.STRATEGIC, target("doses", "Doses used", "doses", "60000", null, "150000")),
                place("care", "Care of the machines", Tier.STRATEGIC, target("repair-hours", "Hours until a machine runs again", "hours", "48", null, "24")));
        var nodes = List.of(
                node(washer, ActorKind.MICROENTERPRISE, "Quiet Washer", true, Tier.STRATEGIC, null, "Machines that dose, care and report by themselves", "40", "250000", "Engineering", "180000", 5,
                        target("machines-sold", "Machines sold", "machines", "900", "1200", "2000")),
                node(new ActorId("partner-detergent"), ActorKind.PARTNER, "Dana Kovac", false, Tier.STRATEGIC, "detergent", "Detergent made for each kind of cloth", "20", "0", "Production", "70000", 3,
                        target("doses", "Doses used", "doses", "60000", "90000", "150000")),
                node(care, ActorKind.MICROENTERPRISE, "Washer Care", false, Tier.STRATEGIC, "care", "Maintenance before the machine fails", "20", "60000", "Technicians", "85000", 7,
                        target("repair-hours", "Hours until a machine runs again", "hours", "48", "36", "24")));
        var terms = new ContractTerms("Clean clothing", "Households that want clean clothes without thinking about washing", "Nobody thinks about washing any more", EmcType.EXPERIENCE,
                "clothing", null, CURRENCY, "Consent of all members, led by the owner of Quiet Washer",
                List.of(target(ContractTerms.PROFIT, "Profit of the EMC", CURRENCY, "400000", "520000", "900000"),
                        target("satisfaction", "Satisfaction of users", "points", "80", "86", "95")),
                new ShareSpace(null, List.of(new BigDecimal("30"), new BigDecimal("50"))), new BigDecimal("5"), Split.RATIOS, places, nodes, exits());
        return new DemoContract(terms, Map.of("satisfaction/0", "83", "satisfaction/1", "84", "satisfaction/2", "86", "satisfaction/3", "87", "satisfaction/4", "88", "satisfaction/5", "90",
                "satisfaction/6", "89", "repair-hours/6", "35"));
    }

    /** Terms from the month after the given one on. */
    ContractTerms termsAfter(int month) {
        return month < RAISED_AFTER ? terms : raised();
    }

    private ContractTerms raised() {
        return new ContractTerms(terms.title(), terms.userScenario(), terms.goal(), terms.type(), terms.platform(), terms.parent(), terms.currency(), terms.governance(),
                terms.goals().stream().map(DemoContract::raised).toList(), terms.shareSpace(), terms.reinvestmentPercent(), terms.split(), terms.places(), terms.nodes(),
                terms.terminationConditions());
    }

    private static MetricTarget raised(MetricTarget goal) {
        var grab = goal.grab().multiply(RAISE).setScale(0, RoundingMode.HALF_UP);
        return new MetricTarget(goal.metric(), goal.name(), goal.unit(), goal.bottom(), grab, goal.leading(), goal.region());
    }

    List<MetricFact> facts(EmcCode emc, YearMonth period, int month) {
        var facts = new ArrayList<MetricFact>();
        terms.goals().forEach(goal -> facts.add(fact(emc, emc.value(), goal, period, month)));
        terms.nodes().forEach(node -> node.targets().forEach(target -> facts.add(fact(emc, node.actor().value(), target, period, month))));
        return facts;
    }

    private MetricFact fact(EmcCode emc, String actor, MetricTarget target, YearMonth period, int month) {
        var value = exceptions.containsKey(target.metric() + "/" + month) ? new BigDecimal(exceptions.get(target.metric() + "/" + month)) : onCourse(target, month);
        boolean people = target.unit().equals("points");
        return new MetricFact(emc, actor, target.metric(), period, value, people ? "User survey" : target.metric().equals(ContractTerms.PROFIT) ? "Finance platform" : "Product telemetry",
                people ? 1200 + 40 * month : null);
    }

    private static BigDecimal onCourse(MetricTarget target, int month) {
        var course = new BigDecimal(COURSE.get(month));
        var value = target.higherIsBetter() ? target.grab().multiply(course) : target.grab().divide(course, 6, RoundingMode.HALF_UP);
        return value.setScale(0, RoundingMode.HALF_UP);
    }

    /** What was delivered so far, and when. */
    static List<PastDelivery> pastDeliveries(YearMonth present) {
        return List.of(new PastDelivery(INGREDIENTS, ingredientsDue(present), ingredientsDue(present).minusDays(1), "The list stands in the shared folder of the EMC"),
                new PastDelivery(MENU, menuDue(present), menuDue(present).plusDays(9), "Twelve dishes, sent to all members"));
    }

    record PastDelivery(String deliverable, LocalDate due, LocalDate deliveredOn, String proof) {}

    private static LocalDate ingredientsDue(YearMonth present) {
        return present.minusMonths(2).atDay(3);
    }

    private static LocalDate menuDue(YearMonth present) {
        return present.minusMonths(2).atDay(8);
    }

    private static Deliverable deliverable(String id, String title, LocalDate due, String... dependsOn) {
        return new Deliverable(id, title, due, List.of(dependsOn));
    }

    private static Node delivering(Node n, Deliverable deliverable) {
        return new Node(n.actor(), n.kind(), n.name(), n.lead(), n.tier(), n.place(), n.contribution(), n.services(), n.targets(), n.ratioPercent(), n.investment(), n.costs(),
                List.of(deliverable), n.otherFlows());
    }

    private static MetricTarget target(String metric, String name, String unit, String bottom, String grab, String leading) {
        return new MetricTarget(metric, name, unit, new BigDecimal(bottom), grab == null ? null : new BigDecimal(grab), new BigDecimal(leading), null);
    }

    private static Place place(String id, String title, Tier tier, MetricTarget metric) {
        return new Place(id, title, null, tier, List.of(), 1, List.of(metric));
    }

    private static Node node(ActorId actor, ActorKind kind, String name, boolean lead, Tier tier, String place, String contribution, String ratio, String investment,
                             String costLabel, String cost, int headcount, MetricTarget target) {
        return new Node(actor, kind, name, lead, tier, place, contribution, List.of(), List.of(target), ratio == null ? null : new BigDecimal(ratio), new BigDecimal(investment),
                List.of(new CostEntry(costLabel, new BigDecimal(cost), headcount)), List.<Deliverable>of(), null);
    }

    private static List<TerminationCondition> exits() {
        return List.of(new TerminationCondition("goal-missed", "The collaborative goal is missed by more than 25 %"),
                new TerminationCondition("below-bottom", "A member is below its bottom value in two months in a row"),
                new TerminationCondition("by-consent", "All members agree to end it"));
    }
}
