package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.localstack.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contracts renewed past a month's end, by people's clicks and by silence, also when product and engine are killed in between (domain.md P3). */
class EmcRenewalTest extends OnTheRealStack {

    private static final String OVEN = "entrepreneur-41";
    private static final String FOOD = "entrepreneur-44";
    private static final String COMMUNITY = "entrepreneur-46";
    private static final String MEDIATOR = "platform-owner-food";
    private static final Duration A_BIT = Duration.ofMinutes(10);
    private static final int CONTRACTS = 20;

    @AfterEach
    void everythingRunsAgain() {
        start(Part.CAMUNDA);
        start(Part.PRODUCT);
    }

    @Test
    void aContractIsRenewedByOneClickPerPartyAfterADispute() {
        var month = atTheBeginningOfAMonth();
        String emc = active(1).getFirst();
        report(List.of(emc), month);
        advanceTo(end(month).minus(Duration.ofDays(9)));
        awaitStep(emc, month, "WAITING_FOR_CUT_OFF");
        theBoardAddsUp(month);

        advanceTo(end(month).minus(Duration.ofDays(7)).plus(A_BIT));
        awaitStep(emc, month, "DISPUTABLE");
        var wrong = Map.of("actor", emc, "metric", "profit", "reason", "The till says more", "claimedValue", "210000");
        as(FOOD).post(path(emc, month) + "/disputes", wrong).expectProblem(403);
        as(COMMUNITY).post(path(emc, month) + "/disputes", wrong).expect(200);

        advanceTo(Instant.parse(renewal(emc, month).path("disputeUntil").asText()).plus(A_BIT));
        awaitStep(emc, month, "SETTLING_DISPUTES");
        desk().await(MEDIATOR, key(emc, month), "userTask_MediateDispute");
        assertThat(desk().tasksOf(OVEN, key(emc, month))).as("the lead never decides about its own numbers").noneMatch(task -> task.path("element").asText().contains("Dispute"));
        decide(emc, month, MEDIATOR, "userTask_MediateDispute", "correct", "The till is right", Map.of("correctedValue", "210000")).expect(200);
        decide(emc, month, OVEN, "userTask_ProposeTerms", "noChange", null, Map.of()).expect(200);
        decide(emc, month, COMMUNITY, "userTask_ConfirmTerms", "confirm", null, Map.of()).expect(200);
        awaitStep(emc, month, "WAITING_FOR_MONTH_END");

        advanceTo(end(month).plus(A_BIT));
        Await.step("renewed", () -> assertThat(renewal(emc, month).path("outcome").asText()).isEqualTo("RENEWED"));
        JsonNode view = as(OVEN).get("/emcs/" + emc).expect(200).body();
        assertThat(view.at("/versions")).hasSize(2);
        assertThat(view.at("/versions/0/signedBy").findValuesAsText("how")).containsOnly("CONFIRMED");
        assertThat(renewal(emc, month).at("/reward/profit").decimalValue()).isEqualByComparingTo("210000");
        isSettledOnce(List.of(emc), month);
        operate().awaitEndWithoutIncident(instanceOf(key(emc, month)), "endEvent_Renewed");
    }

    @Test
    void killedInTheMiddleOfACycleEveryContractIsRenewedExactlyOnce() {
        var month = atTheBeginningOfAMonth();
        var contracts = active(CONTRACTS);
        report(contracts, month);

        advanceTo(end(month).minus(Duration.ofDays(9)));
        kill(Part.PRODUCT);
        start(Part.PRODUCT);
        aMinutePasses();
        awaitNothingOverdue(contracts, month);

        advanceTo(end(month).minus(Duration.ofDays(7)).plus(A_BIT));
        kill(Part.CAMUNDA);
        start(Part.CAMUNDA);
        aMinutePasses();
        awaitNothingOverdue(contracts, month);

        for (int day = 0; day < 14 && ended(contracts, month) < CONTRACTS; day++) {
            e2e().advanceClock("P1DT2H");
            if (day == 3) {
                kill(Part.PRODUCT);
                kill(Part.CAMUNDA);
                startBoth(Part.CAMUNDA, Part.PRODUCT);
                aMinutePasses();
            }
            awaitNothingOverdue(contracts, month);
        }
        assertThat(ended(contracts, month)).isEqualTo(CONTRACTS);
        isSettledOnce(contracts, month);
        theBoardAddsUp(month);
    }

    // --- what is seen

    /** Everything that time has made due has been done: no renewal is missing, and none waits for a moment that has passed. */
    private void awaitNothingOverdue(List<String> contracts, YearMonth month) {
        Await.recovery("nothing is overdue", () -> {
            assertThat(count("select count(*) from emc.renewal where emc in (%s) and period = ?", contracts, month.toString())).isEqualTo(contracts.size());
            assertThat(count("select count(*) from emc.renewal where emc in (%s) and period = ? and outcome is null and due_at < ?::timestamptz", contracts, month.toString(),
                    now().toString())).isZero();
        });
    }

    private long ended(List<String> contracts, YearMonth month) {
        return count("select count(*) from emc.renewal where emc in (%s) and period = ? and outcome = 'RENEWED'", contracts, month.toString());
    }

    private void isSettledOnce(List<String> contracts, YearMonth month) {
        assertThat(count("select count(*) from emc.version where code in (%s) and period = ?", contracts, month.plusMonths(1).toString())).as("versions").isEqualTo(contracts.size());
        assertThat(count("select count(*) from emc.sharing_statement where emc in (%s) and period = ?", contracts, month.toString())).as("statements").isEqualTo(contracts.size());
        assertThat(count("select count(*) from (select emc from emc.chain_entry where emc in (%s) group by emc having count(distinct number) = max(number)) whole", contracts))
                .as("chains without a gap").isEqualTo(contracts.size());
        contracts.stream().limit(3).forEach(emc -> assertThat(as(OVEN).get("/emcs/%s/proof".formatted(emc)).expect(200).text()).contains("version/2"));
        for (String code : List.of(microenterprise("Smart Oven"), microenterprise("Cooking Community"))) {
            var entries = new ArrayList<JsonNode>();
            as(OVEN).get("/microenterprises/%s/ledger".formatted(code)).expect(200).body().path("items").forEach(entries::add);
            assertThat(Books.imbalances(entries)).isEmpty();
        }
        JsonNode books = as("auditor").get("/ledger/verification").expect(200).body();
        assertThat(books.path("findings")).isEmpty();
        assertThat(books.path("sound").asBoolean()).as("all books balance").isTrue();
    }

    private void theBoardAddsUp(YearMonth month) {
        JsonNode counts = as(COMMUNITY).get("/renewals?period=" + month).expect(200).body().path("counts");
        assertThat(counts.path("notStarted").asLong() + counts.path("running").asLong() + counts.path("done").asLong() + counts.path("failed").asLong())
                .isEqualTo(counts.path("inForce").asLong()).isPositive();
    }

    private long count(String sql, List<String> contracts, Object... arguments) {
        var codes = contracts.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", "));
        return Long.parseLong(database().query(sql.formatted(codes), arguments));
    }

    private JsonNode renewal(String emc, YearMonth month) {
        return as(OVEN).get(path(emc, month)).expect(200).body();
    }

    private void awaitStep(String emc, YearMonth month, String step) {
        Await.step(step + " of " + emc, () -> assertThat(renewal(emc, month).path("step").asText()).isEqualTo(step));
    }

    private static String path(String emc, YearMonth month) {
        return "/renewals/%s/%s".formatted(emc, month);
    }

    private static String key(String emc, YearMonth month) {
        return emc + "/" + month;
    }

    // --- people's acts

    private List<String> active(int number) {
        return contracts().inForce(IntStream.range(0, number).mapToObj(i -> "Renewed " + i).toList(), List.of(OVEN, COMMUNITY),
                List.of(EmcBody.node(microenterprise("Smart Oven"), true, "STRATEGIC", "40"), EmcBody.node(microenterprise("Cooking Community"), false, "STRATEGIC", "20")));
    }

    private void report(List<String> contracts, YearMonth month) {
        contracts().report(OVEN, contracts.stream().map(emc -> "%s,%s,profit,%s,200000".formatted(emc, emc, month)).toList());
    }

    private Answer decide(String emc, YearMonth month, String user, String element, String outcome, String reason, Map<String, Object> variables) {
        return desk().decide(user, key(emc, month), element, outcome, reason, variables);
    }
}
