package io.heyi.e2e;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bodies of {@code POST /api/v1/emcs} and of what is committed to a call. */
final class EmcBody {

    private EmcBody() {}

    /** All parties named. */
    static Map<String, Object> canvas(List<Map<String, Object>> nodes) {
        var body = terms("CANVAS", List.of());
        body.put("nodes", nodes);
        return body;
    }

    /** A call for two who bring recipes. */
    static Map<String, Object> call(String lead) {
        var body = terms("CALL", List.of(Map.of("id", "recipes", "title", "Recipes that work", "tier", "STRATEGIC", "kinds", List.of(), "wanted", 2,
                "metrics", List.of(Map.of("metric", "recipes", "name", "New recipes", "unit", "recipes", "bottom", 10, "leading", 40)))));
        body.put("nodes", List.of(node(lead, true, "STRATEGIC", "30")));
        return body;
    }

    private static Map<String, Object> terms(String mode, List<Map<String, Object>> places) {
        var body = new LinkedHashMap<String, Object>();
        body.put("mode", mode);
        body.put("title", "Smart cooking " + mode.toLowerCase(Locale.ROOT));
        body.put("userScenario", "A family cooks a restaurant dish at the press of one button");
        body.put("goal", "Ten thousand dishes a month");
        body.put("type", "SOLUTION");
        body.put("platform", "food");
        body.put("currency", "CNY");
        body.put("goals", List.of(Map.of("metric", "profit", "name", "Profit", "unit", "CNY", "bottom", 100000, "grab", 150000, "leading", 250000)));
        body.put("shareSpace", Map.of("percent", 30));
        body.put("reinvestmentPercent", 5);
        body.put("split", "RATIOS");
        body.put("places", places);
        body.put("terminationConditions", List.of(Map.of("code", "goal-missed", "text", "The goal is missed by more than a quarter")));
        return body;
    }

    static Map<String, Object> node(String actor, boolean lead, String tier, String ratio) {
        return Map.of("actor", actor, "kind", "MICROENTERPRISE", "lead", lead, "tier", tier, "ratioPercent", ratio, "contribution", "Does its part",
                "targets", List.of(Map.of("metric", "dishes", "name", "Dishes", "unit", "dishes", "bottom", 1000, "grab", 2000, "leading", 5000)));
    }

    /** The same node, owing a deliverable that waits for others. */
    static Map<String, Object> delivering(Map<String, Object> node, String id, String title, LocalDate due, String... waitingFor) {
        var more = new LinkedHashMap<>(node);
        more.put("deliverables", List.of(Map.of("id", id, "title", title, "due", due.toString(), "dependsOn", List.of(waitingFor))));
        return more;
    }

    /** @param approach what must stay sealed */
    static Map<String, Object> commitment(String actor, String share, String approach) {
        return Map.of("actor", actor, "place", "recipes", "values", List.of(Map.of("metric", "recipes", "value", 25)), "shareAskedPercent", share,
                "plan", Map.of("approach", approach, "team", "Three cooks"));
    }
}
