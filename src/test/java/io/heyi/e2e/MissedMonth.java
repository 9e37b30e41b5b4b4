package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * Contracts of the demo's three micro-enterprises in a month whose figures are frozen: the food network, whose boxes wait for the community's recipes, has missed its
 * bottom value by a fifth, which lets others ask for a case and makes no counter open one.
 */
final class MissedMonth {

    /** Acts for the lead. */
    static final String OVEN = "entrepreneur-41";
    /** Acts for the party that has missed its bottom value. */
    static final String FOOD = "entrepreneur-44";
    static final String COMMUNITY = "entrepreneur-46";
    private static final Duration A_BIT = Duration.ofMinutes(10);

    private final OnTheRealStack stage;
    private final YearMonth month;
    private final String food;
    private final List<String> contracts;

    private MissedMonth(OnTheRealStack stage, YearMonth month, String food, List<String> contracts) {
        this.stage = stage;
        this.month = month;
        this.food = food;
        this.contracts = contracts;
    }

    static MissedMonth of(OnTheRealStack stage, List<String> titles) {
        var month = stage.atTheBeginningOfAMonth();
        String oven = stage.microenterprise("Smart Oven");
        String food = stage.microenterprise("Food Network");
        String community = stage.microenterprise("Cooking Community");
        // over when the figures are frozen, and nobody has delivered
        var due = month.atEndOfMonth().minusDays(10);
        var contracts = stage.contracts().inForce(titles, List.of(OVEN, FOOD, COMMUNITY), List.of(EmcBody.node(oven, true, "STRATEGIC", "40"),
                EmcBody.delivering(EmcBody.node(food, false, "STRATEGIC", "20"), "boxes", "Meal boxes", due, "recipes"),
                EmcBody.delivering(EmcBody.node(community, false, "STRATEGIC", "20"), "recipes", "Recipes", due)));
        stage.contracts().report(OVEN, contracts.stream().flatMap(emc -> List.of(oven, food, community).stream()
                .map(party -> "%s,%s,dishes,%s,%s".formatted(emc, party, month, party.equals(food) ? "800" : "2100"))).toList());
        var missed = new MissedMonth(stage, month, food, contracts);
        stage.advanceTo(OnTheRealStack.end(month).minus(Duration.ofDays(9)));
        contracts.forEach(emc -> missed.awaitStep(emc, "WAITING_FOR_CUT_OFF"));
        stage.advanceTo(OnTheRealStack.end(month).minus(Duration.ofDays(7)).plus(A_BIT));
        contracts.forEach(emc -> missed.awaitStep(emc, "DISPUTABLE"));
        return missed;
    }

    YearMonth month() {
        return month;
    }

    /** Id of the party that has missed its bottom value. */
    String food() {
        return food;
    }

    /** In the order of the titles. */
    String contract(int index) {
        return contracts.get(index);
    }

    /** The month passes, and everybody confirms this contract for the next. */
    void renew(String emc) {
        stage.advanceTo(Instant.parse(renewal(emc).path("disputeUntil").asText()).plus(A_BIT));
        decide(OVEN, emc, "userTask_ProposeTerms", "noChange");
        for (String person : List.of(FOOD, COMMUNITY)) {
            decide(person, emc, "userTask_ConfirmTerms", "confirm");
        }
        awaitStep(emc, "WAITING_FOR_MONTH_END");
        stage.advanceTo(OnTheRealStack.end(month).plus(A_BIT));
        Await.step("renewed", () -> assertThat(renewal(emc).path("outcome").asText()).isEqualTo("RENEWED"));
    }

    private void decide(String person, String emc, String element, String outcome) {
        stage.desk().decide(person, "%s/%s".formatted(emc, month), element, outcome, null, Map.of()).expect(200);
    }

    private void awaitStep(String emc, String step) {
        Await.step(step + " of " + emc, () -> assertThat(renewal(emc).path("step").asText()).isEqualTo(step));
    }

    private JsonNode renewal(String emc) {
        return stage.as(OVEN).get("/renewals/%s/%s".formatted(emc, month)).expect(200).body();
    }
}
